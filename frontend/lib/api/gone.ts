/*
 * gone - is there nothing at this address?
 *
 * Asked before a page is made.  Where a page itself finds nothing, Next answers
 * 404 with words that only a script shows (vercel/next.js, issue 62228); an
 * address that no page has gets them as they are.  So this is for who has no
 * script; it gives nobody anything, and each page asks again.
 */
import 'server-only';
import type { NextRequest } from 'next/server';

import { decoded, slug } from '../slug';
import { isArea } from '../words';
import { backend, UUID } from './client';
import { roles } from './reference';

/* The page has its own patience after this one. */
const PATIENCE = 400;

/* Does the backend say so, and in time? */
async function unknown(path: string, id: string, request: NextRequest): Promise<boolean> {
	if (!UUID.test(id))
		return true;
	const headers = new Headers({ Accept: 'application/json' });
	for (const name of ['Cookie', 'X-Request-ID', 'X-Forwarded-For']) {
		const value = request.headers.get(name);
		if (value)
			headers.set(name, value);
	}
	try {
		const response = await fetch(`${backend()}${path}${id}/`, {
			method: 'HEAD', headers, redirect: 'manual', cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE) });
		return response.status === 404;
	} catch {
		return false;
	}
}

async function noRole(part: string): Promise<boolean> {
	const all = await roles();
	return all.kind === 'ok' &&
		!all.data.some(({ title }) => slug(title) === slug(decoded(part)));
}

type Asks = (part: string, request: NextRequest) => boolean | Promise<boolean>;

const member = (request: NextRequest) => request.cookies.has('sessionid');

const pages: [RegExp, Asks][] = [
	[/^\/opportunities\/([^/]+)$/, (id, request) => unknown(
		member(request) ? '/api/opportunities/' : '/api/listings/', id, request)],
	[/^\/communities\/([^/]+)$/, (area) => !isArea(area)],
	[/^\/roles\/([^/]+)$/, noRole],
	[/^\/manage\/(?!new$)([^/]+)/, (id, request) =>
		member(request) && unknown('/api/opportunities/', id, request)],
];

export async function gone(request: NextRequest): Promise<boolean> {
	if (!['GET', 'HEAD'].includes(request.method))
		return false;
	for (const [pattern, asks] of pages) {
		const part = pattern.exec(request.nextUrl.pathname)?.[1];
		if (part !== undefined)
			return asks(part, request);
	}
	return false;
}
