/*
 * once - what a form with a key creates, it creates once
 *
 * A second click and a page that is sent again bring the same key; they get
 * the answer of the first.  Failures are forgotten, so that one may try again.
 * Kept in this process, for as long as it has kept no more than MOST since.
 */
import 'server-only';

import type { Result } from './api/types';

const MOST = 1000;
const answers = new Map<string, Promise<Result<unknown>>>();

export async function once<T>(key: string, create: () => Promise<Result<T>>): Promise<Result<T>> {
	const before = answers.get(key) as Promise<Result<T>> | undefined;
	if (before)
		return before;
	const answer = create();
	answers.set(key, answer);
	for (const oldest of answers.keys()) {
		if (answers.size <= MOST)
			break;
		answers.delete(oldest);
	}
	const result = await answer;
	if (result.kind !== 'ok')
		answers.delete(key);
	return result;
}
