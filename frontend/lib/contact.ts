/*
 * contact - whom to reach about a posting: the last line of what one will do
 *
 * The API has no field for it and needs none: as a line of the text it comes
 * along wherever a posting is read, here, in the admin or by another client.
 */
const LINE = /(?:^|\n)[ \t]*Contact:[ \t]*(\S[^\n]*)\s*$/i;

/* A body without its contact line, and that line's words. */
export function splitContact(body: string): { text: string; contact: string } {
	const found = LINE.exec(body);
	return found
		? { text: body.slice(0, found.index).trimEnd(), contact: found[1]!.trim() }
		: { text: body, contact: '' };
}

/* Without a text there is nothing to add the line to: the API then says so. */
export function withContact(text: string, contact: string): string {
	const line = contact.replace(/\s+/g, ' ').trim();
	return line && text.trim() ? `${text.trimEnd()}\n\nContact: ${line}` : text;
}
