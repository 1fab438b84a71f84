/*
 * forms - what a form answers when it cannot be done
 *
 * An action takes (state, form) and either redirects or returns a state: the
 * problems, each with its field, and what was typed.  <ActionForm> draws it,
 * with JavaScript or without.
 */
import 'server-only';
import { headers } from 'next/headers';

import type { Failure, Fields } from './api/types';
import { again, formOf, sentAfter, type FormState, type Values } from './form-state';

/* One text of a form; the last one counts, as in the backend. */
export function text(form: FormData, name: string): string {
	const value = formOf(form).getAll(name).at(-1);
	return typeof value === 'string' ? value : '';
}

/*
 * Was this sent by a page of another site?  Next compares Origin with Host but
 * lets pass who sends none, so each action asks this first.
 */
export async function foreign(): Promise<boolean> {
	const site = (await headers()).get('sec-fetch-site');
	return site !== null && site !== 'same-origin' && site !== 'none';
}

export function inWords(seconds: number): string {
	if (seconds < 90)
		return seconds === 1 ? '1 second' : `${seconds} seconds`;
	return `${Math.ceil(seconds / 60)} minutes`;
}

function top(failure: Exclude<Failure, { kind: 'invalid' }>): string {
	switch (failure.kind) {
	case 'unavailable':
		return 'This is not available right now. Nothing was lost: please send it again in a minute.';
	case 'throttled':
		return `That was too often. Please try again in ${inWords(failure.seconds)}.`;
	case 'unauthenticated':
		return 'Your session has ended. Sign in again, then send this once more.';
	case 'forbidden':
		return failure.message.startsWith('CSRF')
			? 'This page was open for too long. Please send it again.'
			: 'You may not do this.';
	case 'not_found':
		return 'This does not exist any more.';
	case 'conflict':
		return 'Somebody changed this meanwhile.';
	case 'too_large':
		return 'This is too much text to send at once.';
	}
}

/* Field faults in the order of `order`, then those of no field of ours. */
function problems(fields: Fields, order: string[]): FormState['problems'] {
	const names = [...order.filter((name) => name in fields),
		...Object.keys(fields).filter((name) => !order.includes(name))];
	return names.flatMap((name) => (fields[name] ?? []).map((message) => ({
		field: order.includes(name) ? name : null,
		message: order.includes(name) || name === 'non_field_errors'
			? message : `${name}: ${message}`,
	})));
}

/* The state after a call that failed; order lists the form's fields. */
export function failed(before: FormState, values: Values, failure: Failure,
	order: string[]): FormState {
	return {
		sent: sentAfter(before),
		values,
		expired: failure.kind === 'unauthenticated',
		problems: failure.kind === 'invalid' ? problems(failure.fields, order)
			: [{ field: null, message: top(failure) }],
	};
}

/* The form after a change of its rows; focus is the id of what comes next. */
export const reshaped = (before: FormState, values: Values, focus: string): FormState => ({
	...again(before, values, []), focus });

export const foreignState = (before: FormState): FormState => ({
	sent: sentAfter(before),
	values: {},
	expired: false,
	problems: [{ field: null, message: 'This form was sent from another site. Please open the page here and send it again.' }],
});
