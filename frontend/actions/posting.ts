/*
 * posting - the form in which project managers write what is open
 *
 * Its buttons are all of one form: some add or remove a row and give it back,
 * one saves it.
 */
'use server';

import { redirect } from 'next/navigation';

import { api } from '@/lib/api/client';
import { roles, skills } from '@/lib/api/reference';
import type { Failure, Fields, Opportunity } from '@/lib/api/types';
import { withDone } from '@/lib/done';
import { typed, type FormState, type Values } from '@/lib/form-state';
import { failed, foreign, foreignState, reshaped, text } from '@/lib/forms';
import { keyOf, once } from '@/lib/once';
import { bodyOf, clashOf, fieldsOf, labelsOf, newSlot, tooLong } from '@/lib/posting-form';
import { asks } from '@/lib/publishing';
import { countOf, nameOf, rowsOf, withRows } from '@/lib/rows';
import { findSkill } from '@/lib/skill-names';

export async function savePosting(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const values = typed(form);
	const [what = '', list = '', n] = text(form, 'do').split(' ');
	const named = text(form, 'skill-new').trim();

	if (what === 'add' && list === 'slot')
		return addSlot(before, values);
	if (what === 'add' && list === 'skill')
		return addSkill(before, values);
	/* The Enter key sends the form without a button, most often from there. */
	if (what === '' && named)
		return addSkill(before, values);
	if (what === 'remove' && ['slot', 'skill'].includes(list))
		return removeRow(before, values, list, Number(n));
	if (named)
		return wrong(before, values, { 'skill-new': [
			`Add “${named}” to the skills, or empty this field.`] });
	return text(form, 'id') ? change(before, values) : create(before, values);
}

/* --- rows ---------------------------------------------------------------- */

function addSlot(before: FormState, values: Values): FormState {
	const rows = rowsOf(values, 'slot');
	return reshaped(before, withRows(values, 'slot', [...rows, newSlot]),
		nameOf('slot', rows.length + 1, 'team'));
}

/* A skill is named; one that is there already is only gone to. */
async function addSkill(before: FormState, values: Values): Promise<FormState> {
	const all = await skills();
	if (all.kind !== 'ok')
		return failed(before, values, all, []);
	const found = findSkill(String(values['skill-new'] ?? ''), all.data);
	if ('message' in found)
		return wrong(before, values, { 'skill-new': [found.message] });
	const rows = rowsOf(values, 'skill');
	const at = rows.findIndex(({ id }) => id === found.skill.id);
	if (at >= 0)
		return reshaped(before, { ...values, 'skill-new': '' }, nameOf('skill', at + 1, 'level'));
	return reshaped(before,
		withRows({ ...values, 'skill-new': '' }, 'skill',
			[...rows, { id: found.skill.id, level: '2' }]),
		nameOf('skill', rows.length + 1, 'level'));
}

const removeRow = (before: FormState, values: Values, list: string, n: number): FormState =>
	reshaped(before, n > countOf(values, list) ? values
		: withRows(values, list, rowsOf(values, list).filter((_, i) => i !== n - 1)),
	list === 'slot' ? 'slot-add' : 'skill-new');

/* --- saving ---------------------------------------------------------------- */

const wrong = (before: FormState, values: Values, fields: Fields): FormState =>
	failed(before, values, { kind: 'invalid', fields }, Object.keys(labelsOf(values)));

/* Why it could not be done, at the fields of this form. */
function refused(before: FormState, values: Values, result: Failure): FormState {
	const long = result.kind === 'too_large' ? tooLong(values) : {};

	if (Object.keys(long).length > 0)
		return wrong(before, values, long);
	return result.kind === 'invalid' ? wrong(before, values, fieldsOf(result.fields, values))
		: failed(before, values, result, []);
}

async function create(before: FormState, values: Values): Promise<FormState> {
	const body = bodyOf(values, true);
	const made = await once(await keyOf(String(values.key ?? ''), body), () =>
		api('post', '/api/opportunities/', { body }));
	if (made.kind !== 'ok')
		return refused(before, values, made);
	redirect(withDone(`/manage/${made.data.id}`, 'created'));
}

async function change(before: FormState, values: Values): Promise<FormState> {
	const id = String(values.id);
	const now = await api('get', '/api/opportunities/{id}/', { id });
	if (now.kind !== 'ok')
		return refused(before, values, now);
	if (now.version !== values.version)
		return clash(before, values, now.data, now.version);
	const body = bodyOf(values, false);
	if (now.data.status === 'open') {
		const missing = asks({ ...now.data, ...body });
		if (missing.length > 0)
			return wrong(before, values, Object.fromEntries(
				missing.map(({ field, message }) => [field, [message]])));
	}
	const saved = await api('patch', '/api/opportunities/{id}/',
		{ id, body, ...(now.version ? { version: now.version } : {}) });
	if (saved.kind === 'conflict') {
		const later = await api('get', '/api/opportunities/{id}/', { id });
		return later.kind === 'ok' ? clash(before, values, later.data, later.version)
			: refused(before, values, later);
	}
	if (saved.kind !== 'ok')
		return refused(before, values, saved);
	redirect(withDone(`/manage/${id}`, 'changed'));
}

/*
 * Nothing is lost: what was typed stays in the form, beside it stands what is
 * there now, and whoever sends it again replaces that knowingly.
 */
async function clash(before: FormState, values: Values, theirs: Opportunity,
	version: string | null): Promise<FormState> {
	const [allRoles, allSkills] = await Promise.all([roles(), skills()]);
	const names = {
		roles: allRoles.kind === 'ok' ? allRoles.data : [],
		skills: allSkills.kind === 'ok' ? allSkills.data : [],
	};
	return {
		...failed(before, { ...values, version: version ?? '' }, { kind: 'conflict' }, []),
		clash: clashOf(theirs, values, names),
	};
}
