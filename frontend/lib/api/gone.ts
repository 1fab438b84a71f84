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
import { sendable } from './cookies';
import { roles } from './reference';
import type { User } from './types';

/* The page has its own patience after this one. */
const PATIENCE = 800;

const sessionOf = (request: NextRequest) =>
	sendable(request.cookies.get('sessionid')?.value);

/* What the backend says to whom, if it says so in time. */
async function ask(method: 'GET' | 'HEAD', path: string, request: NextRequest): Promise<Response | null> {
	const headers = new Headers({ Accept: 'application/json' });
	const session = sessionOf(request);
	if (session)
		headers.set('Cookie', `sessionid=${session}`);
	for (const name of ['X-Request-ID', 'X-Forwarded-For']) {
		const value = request.headers.get(name);
		if (value)
			headers.set(name, value);
	}
	try {
		return await fetch(backend() + path, {
			method, headers, redirect: 'manual', cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE) });
	} catch {
		return null;
	}
}

const member = (request: NextRequest) => sessionOf(request) !== undefined;

/* Whose session is over is a visitor. */
async function noPosting(id: string, request: NextRequest): Promise<boolean> {
	if (!UUID.test(id))
		return true;
	const asMember = member(request)
		? await ask('HEAD', `/api/opportunities/${id}/`, request) : undefined;
	const answer = asMember === undefined || asMember?.status === 403
		? await ask('HEAD', `/api/listings/${id}/`, request) : asMember;
	return answer?.status === 404;
}

/* Project managers see all postings; the page has words for everybody else. */
async function nothingToManage(id: string, request: NextRequest): Promise<boolean> {
	if (!member(request) || !await noPosting(id, request))
		return false;
	const me = await ask('GET', '/api/auth/me/', request);
	const user: Partial<User> = me?.ok ? await me.json().catch(() => ({})) : {};
	return user.isProjectManager === true;
}

async function noRole(part: string): Promise<boolean> {
	const all = await roles();
	return all.kind === 'ok' &&
		!all.data.some(({ title }) => slug(title) === slug(decoded(part)));
}

function unreadable(path: string): boolean {
	try {
		decodeURIComponent(path);
		return false;
	} catch {
		return true;
	}
}

type Asks = (part: string, request: NextRequest) => boolean | Promise<boolean>;

const pages: [RegExp, Asks][] = [
	/* Next's own page for an error that took all others with it: no address of ours. */
	[/^\/(_global-error)$/, () => true],
	[/^\/opportunities\/([^/]+)$/, noPosting],
	[/^\/communities\/([^/]+)$/, (area) => !isArea(area)],
	[/^\/roles\/([^/]+)$/, noRole],
	[/^\/manage\/(?!new$)([^/]+)/, nothingToManage],
];

export async function gone(request: NextRequest): Promise<boolean> {
	if (unreadable(request.nextUrl.pathname))
		return true;
	if (!['GET', 'HEAD'].includes(request.method))
		return false;
	for (const [pattern, asks] of pages) {
		const part = pattern.exec(request.nextUrl.pathname)?.[1];
		if (part !== undefined)
			return asks(part, request);
	}
	return false;
}
