/*
 * once - what a form with a key creates, it creates once
 *
 * A second click and a page that is sent again bring the same key; they get the
 * answer of the first.  Failures are forgotten, so that one may try again.
 * Kept in this process, for as long as it has kept no more than MOST since.
 */
import 'server-only';
import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';

import type { Result } from './api/types';

type Made = Result<{ id: string }>;

const MOST = 1000;
const answers = new Map<string, Promise<Made>>();

/* What is kept of it: a thousand postings would be a lot. */
async function idOf(create: () => Promise<Made>): Promise<Made> {
	const made = await create();
	return made.kind === 'ok' ? { ...made, data: { id: made.data.id } } : made;
}

/* key: null for who sent none. */
export async function once(key: string | null, create: () => Promise<Made>): Promise<Made> {
	if (key === null)
		return create();
	const before = answers.get(key);
	if (before)
		return before;
	const answer = idOf(create);
	answers.set(key, answer);
	if (answers.size > MOST)
		answers.delete(answers.keys().next().value!);
	const made = await answer;
	if (made.kind !== 'ok')
		answers.delete(key);
	return made;
}

/*
 * The key of a form that is sent: of the session, the form and what is in it.
 * Who goes back to a form, changes it and sends it wants another posting.
 */
export async function keyOf(form: string, content: unknown): Promise<string | null> {
	const session = (await cookies()).get('sessionid')?.value;
	return form && session ? createHash('sha256')
		.update(JSON.stringify([session, form, content])).digest('base64') : null;
}
