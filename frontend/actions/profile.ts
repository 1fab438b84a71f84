/*
 * profile - the four steps, each saved by itself
 */
'use server';

import { redirect } from 'next/navigation';

import { api } from '@/lib/api/client';
import { skills } from '@/lib/api/reference';
import type { Body } from '@/lib/api/types';
import { readHours, readWindows } from '@/lib/availability';
import { withDone, type Done } from '@/lib/done';
import { again, typed, type FormState, type Problem, type Values } from '@/lib/form-state';
import { failed, foreign, foreignState, reshaped, text } from '@/lib/forms';
import { nameOf, rowsOf, withRows } from '@/lib/rows';
import { levelName, MOST_PICKS, rated, readPicks, type Picks } from '@/lib/skill-picks';

type Me = Body<'patch', '/api/users/me/'>;

const later = (form: FormData) => text(form, 'do') === 'later';

/* Writes what a step asked for and goes on; fields are those of the form. */
async function write(before: FormState, form: FormData, me: Me, fields: string[],
	next: string, done: Done): Promise<FormState> {
	const result = await api('patch', '/api/users/me/', { body: me });
	if (result.kind !== 'ok')
		return failed(before, typed(form), result, fields);
	redirect(withDone(next, done));
}

export async function saveCommunity(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const field = 'community_of_practice';
	const id = text(form, field);
	if (id === '' && !later(form))
		return again(before, typed(form), [
			{ field, message: 'Choose the community that is closest to what you can do.' }]);
	return later(form)
		? write(before, form, id ? { [field]: id } : {}, [field], '/', 'profile-later')
		: write(before, form, { [field]: id }, [field], '/profile/skills', 'community-saved');
}

/* What keeps picked skills from being saved. */
async function faults({ picks, levels }: Picks, none: boolean): Promise<Problem[]> {
	if (picks.length === 0 && !none)
		return [{ field: 'q', message: 'Pick at least one, or say that you have none of them yet.' }];
	if (picks.length > MOST_PICKS)
		return [{ field: 'q', message: `Pick at most ${MOST_PICKS}; now it is ${picks.length}.` }];
	const all = await skills();
	const nameOf = new Map(all.kind === 'ok' ? all.data.map(({ id, name }) => [id, name]) : []);
	return picks.filter((id) => levels[id] === 0).map((id) => ({
		field: levelName(id),
		message: `${nameOf.get(id) ?? 'This skill'}: choose a level, or take it off your list.`,
	}));
}

export async function saveSkills(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const values = typed(form);
	const doing = text(form, 'do');
	const picked = readPicks(values);
	const none = text(form, 'none') !== '';

	/* Without script, a search or a pick is a way to draw the form anew. */
	if (doing === 'all')
		values.every = '1';
	if (['all', 'search', 'rate'].includes(doing))
		return again(before, values, []);
	if (later(form)) {
		const levels = rated(picked);
		const whole = Object.keys(levels).length === picked.picks.length;
		return write(before, form, { skills: picked.picks.length > 0 || none ? levels : null },
			[], '/', whole ? 'profile-later' : 'rated-saved');
	}
	const problems = await faults(picked, none);
	const unseen = picked.picks.some((id) => !(id in picked.levels));
	if (problems.length > 0 || unseen)
		return again(before, values, problems);
	return write(before, form, { skills: picked.levels }, [], '/profile/availability',
		'skills-saved');
}

/* A row more or less: the form as it was, with that. */
function withRow(before: FormState, values: Values, doing: string): FormState | null {
	const rows = rowsOf(values, 'window');
	const [what, n] = doing.split(' ');

	if (what === 'add')
		return reshaped(before, withRows(values, 'window', [...rows, { day: 'Mon' }]),
			nameOf('window', rows.length + 1, 'day'));
	if (what === 'remove')
		return reshaped(before, withRows(values, 'window',
			rows.filter((_, i) => i !== Number(n) - 1)), 'add-window');
	return null;
}

export async function saveAvailability(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const values = typed(form);
	const row = withRow(before, values, text(form, 'do'));
	if (row)
		return row;
	const { windows, problems } = readWindows(values);
	const hours = readHours(text(form, 'max_available_hours'));

	if (!later(form) && windows === null && problems.length === 0)
		problems.push({ field: 'cell', message: 'Say when you can meet, or that you cannot.' });
	if (hours === undefined)
		problems.push({ field: 'max_available_hours', message: 'Hours are a whole number from 0 to 168.' });
	if (!later(form) && hours === null)
		problems.push({ field: 'max_available_hours', message: 'Say how many hours you have; 0 is an answer.' });
	if (problems.length > 0)
		return again(before, values, problems);
	const me = {
		meeting_availability: windows,
		max_available_hours: hours ?? null,
		time_zone: text(form, 'time_zone'),
	};
	const fields = ['max_available_hours', 'time_zone'];
	return later(form) ? write(before, form, me, fields, '/', 'profile-later')
		: write(before, form, me, fields, '/profile/review', 'time-saved');
}

export async function saveReview(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const me = { onboarded_on: text(form, 'onboarded_on') || null };
	return later(form) ? write(before, form, me, ['onboarded_on'], '/', 'profile-later')
		: write(before, form, me, ['onboarded_on'], '/matches', 'profile-saved');
}
