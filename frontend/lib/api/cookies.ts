/*
 * cookies - repeats the cookies that the backend sets to the browser
 *
 * Name, value and attributes as they are, for the two there are.  Only an
 * action or a route may set cookies, so nothing depends on a page doing it.
 */
import 'server-only';
import { cookies } from 'next/headers';

export type Cookie = {
	name: string;
	value: string;
	path: string;
	httpOnly: boolean;
	secure: boolean;
	sameSite: 'lax' | 'strict';
	maxAge?: number;
	expires?: Date;
};

/* A Set-Cookie line, or null if the cookie is none of ours. */
export function parse(line: string): Cookie | null {
	const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
	const equals = pair.indexOf('=');
	const name = pair.slice(0, equals);
	if (name !== 'sessionid' && name !== 'csrftoken')
		return null;
	const cookie: Cookie = {
		name,
		value: pair.slice(equals + 1).replace(/^"(.*)"$/, '$1'),
		path: '/',
		httpOnly: false,
		secure: false,
		sameSite: 'lax',
	};
	for (const attribute of attributes) {
		const [key = '', value = ''] = attribute.split('=');
		switch (key.toLowerCase()) {
		case 'path': cookie.path = value; break;
		case 'httponly': cookie.httpOnly = true; break;
		case 'secure': cookie.secure = true; break;
		case 'samesite': cookie.sameSite = value.toLowerCase() === 'strict' ? 'strict' : 'lax'; break;
		case 'max-age': cookie.maxAge = Number(value); break;
		case 'expires': cookie.expires = new Date(value); break;
		}
	}
	return cookie;
}

/* A value as it may be sent on (RFC 6265, 4.1.1): it came decoded. */
export const sendable = (value: string | undefined): string | undefined =>
	value && /^[!#-+\--:<-[\]-~]+$/.test(value) ? value : undefined;

/*
 * Does a Cookie header have two of a name?  Next keeps the last one alone, but a
 * neighbouring site may have planted it: the backend takes none of two.
 */
export const isDouble = (header: string | null, name: string): boolean =>
	(header ?? '').split(';').filter((pair) => pair.trim().startsWith(`${name}=`)).length > 1;

export async function repeat(lines: string[]): Promise<void> {
	const jar = lines.length > 0 ? await cookies() : null;
	for (const line of lines) {
		const cookie = parse(line);
		if (cookie)
			jar?.set(cookie);
	}
}
