/*
 * manage - what project managers do with a posting by one button: publish,
 * hold, fill, close, renew, duplicate, delete
 *
 * Each button carries the version that was looked at: what changed meanwhile is
 * looked at again first.
 */
'use server';

import { redirect } from 'next/navigation';

import { api } from '@/lib/api/client';
import type { Failure, Opportunity } from '@/lib/api/types';
import { withDone, type Done } from '@/lib/done';
import { foreign, text } from '@/lib/forms';
import { change, moves, publishes, type Move } from '@/lib/lifecycle';
import { signInAt } from '@/lib/next';
import { keyOf, once } from '@/lib/once';
import { asks } from '@/lib/publishing';
import { today } from '@/lib/words';

const doneBy: Record<Move, Done> = {
	publish: 'published',
	reopen: 'published',
	renew: 'renewed',
	found: 'found',
	fill: 'filled',
	hold: 'held',
	close: 'closed',
};

/* Where the button stands: the posting's page or the list of all. */
const placeOf = (form: FormData) =>
	text(form, 'from') === 'list' ? '/manage' : `/manage/${text(form, 'id')}`;

function failedAt(place: string, { kind }: Failure): never {
	switch (kind) {
	case 'unauthenticated':
		redirect(signInAt(place));
	case 'conflict':
		redirect(withDone(place, 'not-current'));
	case 'forbidden':
	case 'not_found':
		redirect(withDone('/manage', 'not-yours'));
	case 'invalid':
		redirect(withDone(place, 'not-valid'));
	default:
		redirect(withDone(place, 'not-now'));
	}
}

export async function movePosting(form: FormData): Promise<void> {
	const place = placeOf(form);
	const id = text(form, 'id');
	const move = text(form, 'move') as Move;
	if (await foreign())
		redirect(withDone('/manage', 'not-here'));
	const found = await api('get', '/api/opportunities/{id}/', { id });
	if (found.kind !== 'ok')
		failedAt(place, found);
	if (!moves(found.data, today()).includes(move))
		redirect(withDone(place, 'not-current'));
	if (publishes(move) && asks(found.data).length > 0)
		redirect(withDone(place, 'not-ready'));
	const moved = await api('patch', '/api/opportunities/{id}/', {
		id, version: text(form, 'version'), body: change(move, found.data, today()) });
	if (moved.kind !== 'ok')
		failedAt(place, moved);
	redirect(withDone(place, moved.data.status === 'filled' ? 'filled' : doneBy[move]));
}

/* A copy starts as a draft, without the day on which the first one ends. */
function copyOf({ project_name, role, overview, body, responsibilities,
	min_experience_required, min_hours_required, work_environment, meeting_times,
	skills, openings }: Opportunity) {
	return { project_name, role, overview, body, responsibilities,
		min_experience_required, min_hours_required, work_environment,
		meeting_times, skills, openings, status: 'draft' as const };
}

export async function duplicatePosting(form: FormData): Promise<void> {
	const place = placeOf(form);
	const id = text(form, 'id');
	if (await foreign())
		redirect(withDone('/manage', 'not-here'));
	const found = await api('get', '/api/opportunities/{id}/', { id });
	if (found.kind !== 'ok')
		failedAt(place, found);
	const body = copyOf(found.data);
	const made = await once(await keyOf(text(form, 'key'), body), () =>
		api('post', '/api/opportunities/', { body }));
	if (made.kind !== 'ok')
		failedAt(place, made);
	redirect(withDone(`/manage/${made.data.id}/edit`, 'duplicated'));
}

export async function deletePosting(form: FormData): Promise<void> {
	const place = placeOf(form);
	if (await foreign())
		redirect(withDone('/manage', 'not-here'));
	const gone = await api('delete', '/api/opportunities/{id}/',
		{ id: text(form, 'id'), version: text(form, 'version') });
	if (gone.kind !== 'ok')
		failedAt(place, gone);
	redirect(withDone('/manage', 'deleted'));
}
