/*
 * machine - answers for machines: files with an ETag, made per request
 *
 * What did not change is answered with 304.  A store may keep such a file but
 * asks each time.
 */
import 'server-only';
import { createHash } from 'node:crypto';

import type { Failure } from './api/types';

const tagOf = (body: string | Uint8Array): string =>
	`"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

const matches = (wanted: string, tag: string): boolean =>
	wanted.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));

export function file(request: Request, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
	const tag = tagOf(body);
	const headers = { 'Cache-Control': 'no-cache', ETag: tag };
	const wanted = request.headers.get('If-None-Match');
	if (wanted !== null && matches(wanted, tag))
		return new Response(null, { status: 304, headers });
	return new Response(body, { headers: { ...headers, 'Content-Type': type } });
}

const plain = (status: number, text: string, headers: HeadersInit = {}) =>
	new Response(`${text}\n`, { status, headers: {
		...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });

/* What is not there, and what is only for members, are the same to machines. */
export const missing = (failure: Failure['kind']): Response =>
	['unavailable', 'throttled'].includes(failure)
		? plain(503, 'Not available right now.', { 'Retry-After': '60' })
		: plain(404, 'There is nothing here.');
