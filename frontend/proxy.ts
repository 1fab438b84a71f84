/*
 * proxy - the policy of each page, with a nonce of its own, and a request id;
 * and what is no page: what is not there, what is no form of ours
 *
 * It decides nothing about access: the backend does, at every call.
 */
import { NextResponse, type NextRequest } from 'next/server';

import { gone } from '@/lib/api/gone';
import { refusal } from '@/lib/refusal';

/* As nginx takes it; the backend reads and logs the same. */
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/* Marks what this process has written itself: see siteHost(). */
const OURS = `${crypto.randomUUID()} `;

/* No page has this address. */
const NOWHERE = '/nothing-here';

function policy(nonce: string, secure: boolean): string {
	const parts = [
		"default-src 'none'",
		`script-src 'nonce-${nonce}' 'strict-dynamic'`,
		"style-src 'self'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	];
	if (secure)
		parts.push('upgrade-insecure-requests');
	return parts.join('; ');
}

/*
 * The host by which the browser knows the site.  After an action Next asks itself
 * for the page that follows, with the headers of the action and a host of its own:
 * what was written the first time is kept then.
 */
function siteHost(headers: Headers): string {
	const before = headers.get('x-site-host') ?? '';
	return before.startsWith(OURS) ? before : OURS + (headers.get('host') ?? 'localhost');
}

/*
 * Where the answer is made for what is not there.  Next calls itself localhost when
 * it listens on a loopback address, and then asks this address as if it were
 * another server's: one without TLS, however the browser came.
 */
function nowhere(request: NextRequest): URL {
	const url = new URL(NOWHERE, request.nextUrl);
	if (url.hostname === 'localhost')
		url.protocol = 'http:';
	return url;
}

export async function proxy(request: NextRequest): Promise<Response> {
	const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
	const secure = request.headers.get('x-forwarded-proto') === 'https';
	const csp = policy(nonce, secure);
	const given = request.headers.get('x-request-id') ?? '';
	const id = REQUEST_ID.test(given) ? given : crypto.randomUUID();

	/* Next reads the nonce from the request's policy. */
	const headers = new Headers(request.headers);
	headers.set('Content-Security-Policy', csp);
	headers.set('X-Request-ID', id);
	headers.set('X-Site-Host', siteHost(request.headers));
	/* A page that answers a form stays that form: see lib/viewer.ts. */
	headers.set('X-Sent-Form', request.method === 'POST' ? 'yes' : 'no');

	const response = await refusal(request) ?? (await gone(request)
		? NextResponse.rewrite(nowhere(request), { request: { headers } })
		: NextResponse.next({ request: { headers } }));
	response.headers.set('Content-Security-Policy', csp);
	response.headers.set('X-Request-ID', id);
	if (secure)
		response.headers.set('Strict-Transport-Security',
			'max-age=31536000; includeSubDomains');
	return response;
}

export const config = { matcher: ['/((?!_next/static/).*)'] };
