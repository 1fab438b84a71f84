/*
 * contact - whom to reach about a posting: the last line of what one will do
 *
 * The API has no field for it and needs none: as a line of the text it comes
 * along wherever a posting is read, here, in the admin or by another client.
 */
const LINE = /^[ \t]*Contact:[ \t]*(\S[^\n]*)$/i;

/*
 * A body without its contact line, and that line's words.  Only the last line is
 * looked at: of a pattern for the whole text, blanks would make hard work.
 */
export function splitContact(body: string): { text: string; contact: string } {
	const whole = body.trimEnd();
	const last = whole.lastIndexOf('\n') + 1;
	const contact = LINE.exec(whole.slice(last))?.[1];
	return contact === undefined ? { text: body, contact: '' }
		: { text: whole.slice(0, last).trimEnd(), contact };
}

/* Without a text there is nothing to add the line to: the API then says so. */
export function withContact(text: string, contact: string): string {
	const line = contact.replace(/\s+/g, ' ').trim();
	return line && text.trim() ? `${text.trimEnd()}\n\nContact: ${line}` : text;
}
