/*
 * next - where to go after signing in: a path of this site, nothing else
 */

/* A browser reads "\" as "/", and "//" begins another host. */
export function safeNext(wanted: unknown, instead = '/'): string {
	if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted))
		return instead;
	return /[\u0000-\u001f\u007f]/.test(wanted) ? instead
		: wanted.replace(/[^ -~]+/g, (text) => encodeURIComponent(text.toWellFormed()));
}

export const signInAt = (next: string) =>
	next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
