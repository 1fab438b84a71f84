/*
 * failure - what an error of the backend means for a page
 *
 * The codes are those of lib/error.c; nginx speaks the same.
 */
import type { Failure, Fields } from './types';

type Envelope = {
	error?: { code?: string; message?: string; fields?: Fields };
};

/* Seconds to wait: the header, or what the sentence says, or a guess. */
function wait(response: Response, message: string): number {
	const said = Number(response.headers.get('Retry-After')) ||
		Number(/(\d+) second/.exec(message)?.[1]);
	return said > 0 ? Math.ceil(said) : 60;
}

export async function failure(response: Response): Promise<Failure> {
	const body: Envelope = await response.json().catch(() => ({}));
	const { code = '', message = '', fields } = body?.error ?? {};

	switch (response.status) {
	case 400:
		return { kind: 'invalid', fields: fields ?? { non_field_errors: [message] } };
	case 403:
		return code === 'not_authenticated'
			? { kind: 'unauthenticated' } : { kind: 'forbidden', message };
	case 404:
		return { kind: 'not_found' };
	case 412:
		return { kind: 'conflict' };
	case 413:
		return { kind: 'too_large' };
	case 429:
		return { kind: 'throttled', seconds: wait(response, message) };
	default:
		return { kind: 'unavailable' };
	}
}
