/*
 * saved - keeping a role in mind, and no longer
 */
'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';

import { api } from '@/lib/api/client';
import type { Failure } from '@/lib/api/types';
import { withDone } from '@/lib/done';
import { foreign, inWords, text } from '@/lib/forms';
import { safeNext, signInAt } from '@/lib/next';
import type { Saved } from '@/lib/saved';

function why(failure: Exclude<Failure, { kind: 'unauthenticated' }>): string {
	switch (failure.kind) {
	case 'not_found':
		return 'This role does not exist any more.';
	case 'throttled':
		return `That was too often: try again in ${inWords(failure.seconds)}.`;
	default:
		return 'That did not work just now: please try again.';
	}
}

/* Saves or removes the role of the form; twice is as good as once. */
export async function saveRole(before: Saved, form: FormData): Promise<Saved> {
	if (await foreign())
		return { ...before, problem: 'This was sent from another site.' };
	const saved = text(form, 'do') !== 'remove';
	const result = await api(saved ? 'put' : 'delete', '/api/saved/{id}/',
		{ id: text(form, 'id') });
	const next = safeNext(text(form, 'next'));

	if (result.kind === 'unauthenticated')
		redirect(signInAt(next));
	if (result.kind !== 'ok')
		return { ...before, problem: why(result) };
	/* Where scripts run the page stays as it is, and its button says so. */
	if (text(form, 'stay') === '')
		redirect(withDone(next, saved ? 'saved' : 'removed'));
	refresh();
	return { saved, problem: null };
}
