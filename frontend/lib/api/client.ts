/*
 * client - the one module that speaks to the backend
 *
 *	const listings = await api('get', '/api/listings/', { query: { limit: 3 } });
 *	if (listings.kind !== 'ok') ...
 *
 * It never throws for what the backend or the network does: a thrown error
 * would leave a server component with an empty page.  Callers look at .kind.
 *
 * Of the browser's request it passes on the two cookies, the request id, the
 * languages and the client's address, and for what changes something also
 * Origin, Referer and the CSRF token.  Nothing else gets through.
 */
import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';

import { failure } from './failure';
import { isDouble, repeat, sendable } from './cookies';
import type { Answer, Body, Failure, Method, PathOf, Query, Result } from './types';

const PATIENCE = 3000;
/* What all reads of one page may take together: with gone.ts before, it must stand within 4 s. */
const PATIENCE_PAGE = 3100;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Options<M extends Method, P extends PathOf<M>> = {
	/* What stands for {id} in the path. */
	id?: string;
	query?: Query<M, P>;
	body?: Body<M, P>;
	/* Only if it still is this version; else 'conflict'. */
	version?: string;
	/* As somebody without an account, whoever asks. */
	anonymous?: boolean;
};

/* One request of a browser; outside of rendering, one call. */
const page = cache(() => ({ until: Date.now() + PATIENCE_PAGE, down: false }));

export const backend = () =>
	process.env.BACKEND_INTERNAL_URL ?? 'http://127.0.0.1:8000';

function searchOf(query: Record<string, unknown>): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query))
		for (const one of Array.isArray(value) ? value : [value])
			if (one !== undefined && one !== null && one !== '')
				search.append(name, String(one));
	const text = search.toString();
	return text && `?${text}`;
}

/* What every call tells the backend about the browser's request. */
async function passedOn(anonymous = false): Promise<Headers> {
	const [from, jar] = await Promise.all([headers(), cookies()]);
	const to = new Headers({ Accept: 'application/json' });
	for (const name of ['X-Request-ID', 'Accept-Language', 'X-Forwarded-For']) {
		const value = from.get(name);
		if (value)
			to.set(name, value);
	}
	const ours = (anonymous ? [] : ['sessionid', 'csrftoken']).flatMap((name) => {
		if (isDouble(from.get('Cookie'), name))
			return [`${name}=`, `${name}=`];
		const value = sendable(jar.get(name)?.value);
		return value ? [`${name}=${value}`] : [];
	});
	if (ours.length > 0)
		to.set('Cookie', ours.join('; '));
	return to;
}

/* What shows the backend that a page of ours asked for a change. */
async function proof(to: Headers): Promise<void> {
	const [from, jar] = await Promise.all([headers(), cookies()]);
	for (const name of ['Origin', 'Referer']) {
		const value = from.get(name);
		if (value)
			to.set(name, value);
	}
	let token = sendable(jar.get('csrftoken')?.value);
	if (!token && to.has('Cookie')) {
		await send('GET', '/api/auth/csrf/', to);
		token = (await cookies()).get('csrftoken')?.value;
		if (token)
			to.set('Cookie', `${to.get('Cookie')}; csrftoken=${token}`);
	}
	if (token)
		to.set('X-CSRFToken', token);
}

/* A connection that the other side closed while it was kept. */
const broken = (error: unknown) =>
	error instanceof TypeError &&
	['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(
		(error.cause as { code?: string } | undefined)?.code ?? '');

async function send(method: string, path: string, to: Headers, body?: string,
	patience = PATIENCE): Promise<Response> {
	const once = () => fetch(backend() + path, {
		method,
		headers: to,
		body: body ?? null,
		redirect: 'manual',
		cache: 'no-store',
		signal: AbortSignal.timeout(patience),
	});
	try {
		const response = await once();
		if (method !== 'GET' || path === '/api/auth/csrf/')
			await repeat(response.headers.getSetCookie());
		return response;
	} catch (error) {
		if (method === 'GET' && broken(error))
			return once();
		throw error;
	}
}

/* The query of the page that the answer's Link calls next. */
function nextOf(response: Response): string | null {
	const link = /<[^?>]*(\?[^>]*)>;\s*rel="next"/.exec(
		response.headers.get('Link') ?? '');
	return link?.[1] ?? null;
}

export async function read<T>(response: Response): Promise<Result<T>> {
	if (!response.ok)
		return failure(response);
	const data = response.status === 204 ? undefined : await response.json();
	return {
		kind: 'ok',
		data: data as T,
		next: nextOf(response),
		version: response.headers.get('ETag'),
	};
}

/*
 * Calls the backend.  An id that is no UUID is not sent, since a path of its
 * making could lead elsewhere: nothing is found by it.
 */
export async function api<M extends Method, P extends PathOf<M>>(
	method: M, path: P, options: Options<M, P> = {},
): Promise<Result<Answer<M, P>>> {
	if (path.includes('{id}') && !UUID.test(options.id ?? ''))
		return { kind: 'not_found' };
	const where = path.replace('{id}', options.id ?? '') +
		searchOf(options.query ?? {});
	const to = await passedOn(options.anonymous);
	const state = page();
	const left = state.until - Date.now();

	if (method === 'get' && (state.down || left <= 0))
		return { kind: 'unavailable' };
	try {
		if (method !== 'get')
			await proof(to);
		if (options.version !== undefined)
			to.set('If-Match', options.version);
		if (options.body !== undefined)
			to.set('Content-Type', 'application/json');
		return await read(await send(method.toUpperCase(), where, to,
			options.body === undefined ? undefined : JSON.stringify(options.body),
			method === 'get' ? Math.min(PATIENCE, left) : PATIENCE));
	} catch {
		state.down = true;
		return { kind: 'unavailable' } satisfies Failure;
	}
}
