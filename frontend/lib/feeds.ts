/*
 * feeds - open roles as Atom (RFC 4287) and as JSON Feed (1.1)
 *
 * Public fields alone, whoever asks: what is made here depends on nothing but
 * its arguments.
 */
import type { Posting } from './postings';
import { ORGANISATION, SITE } from './site';
import { headline, summary } from './summary';

export type Feed = {
	origin: string;
	/* The feed's own path with its query, and that of the page like it. */
	self: string;
	page: string;
	postings: Posting[];
};

const TITLE = `Open roles – ${SITE}`;
/* Of a feed without entries, or an entry without a date. */
const NEVER = '1970-01-01T00:00:00Z';

/* Text of an element or an attribute; XML cannot hold control characters. */
export const escaped = (text: string): string =>
	text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
		.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

const addressOf = (origin: string, { id }: Posting) => `${origin}/opportunities/${id}`;

const newest = (postings: Posting[]) =>
	postings.map(({ openedAt }) => openedAt ?? NEVER).sort().at(-1) ?? NEVER;

function entry(origin: string, posting: Posting): string {
	const at = posting.openedAt ?? NEVER;
	return `	<entry>
		<id>urn:uuid:${posting.id}</id>
		<title>${escaped(headline(posting))}</title>
		<link href="${escaped(addressOf(origin, posting))}"/>
		<published>${at}</published>
		<updated>${at}</updated>
		<summary>${escaped(summary(posting))}</summary>
${posting.skills.map((skill) => `		<category term="${escaped(skill)}"/>\n`).join('')}	</entry>
`;
}

export const atom = ({ origin, self, page, postings }: Feed): string =>
	`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
	<id>${escaped(origin + self)}</id>
	<title>${escaped(TITLE)}</title>
	<link rel="self" type="application/atom+xml" href="${escaped(origin + self)}"/>
	<link rel="alternate" type="text/html" href="${escaped(origin + page)}"/>
	<author><name>${escaped(ORGANISATION)}</name></author>
	<updated>${newest(postings)}</updated>
${postings.map((posting) => entry(origin, posting)).join('')}</feed>
`;

export const jsonFeed = ({ origin, self, page, postings }: Feed): string =>
	JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title: TITLE,
		home_page_url: origin + page,
		feed_url: origin + self,
		language: 'en',
		authors: [{ name: ORGANISATION }],
		items: postings.map((posting) => ({
			id: `urn:uuid:${posting.id}`,
			url: addressOf(origin, posting),
			title: headline(posting),
			content_text: summary(posting),
			...(posting.openedAt ? { date_published: posting.openedAt } : {}),
			tags: posting.skills,
		})),
	});
