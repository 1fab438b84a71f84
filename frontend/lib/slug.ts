/*
 * slug - a name as it stands in an address
 *
 * "HfLA Tools" and "hfla  tools" are one: hfla-tools.  A name without a letter
 * or a digit has none, and no page.
 */
export const slug = (name: string): string =>
	name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/* A part of an address as it was written; what is no text stays as it is. */
export function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

export function projectPath(name: string): string | null {
	const its = slug(name);
	return its === '' ? null : `/projects/${encodeURIComponent(its)}`;
}

export const rolePath = (title: string): string =>
	`/roles/${encodeURIComponent(slug(title))}`;
