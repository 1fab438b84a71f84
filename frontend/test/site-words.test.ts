/*
 * site-words.test - the site and the admin's preview say the same: the vectors
 * that t/unit/test_site_words.c reads, too
 */
import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { Text } from '@/app/opportunities/[id]/text';
import { splitContact } from '@/lib/contact';
import { notes, slots, there, type Slot } from '@/lib/meetings';
import { date, environments, hoursAWeek } from '@/lib/words';

const vectors = JSON.parse(readFileSync(
	new URL('../../t/site-words.json', import.meta.url), 'utf8')) as {
	hours: [string, string][];
	environments: [keyof typeof environments, string][];
	dates: [string, string][];
	meetings: [object, string | null][];
	contacts: [string, string, string][];
	texts: [string, string][];
};

test.each(vectors.hours)('%s hours', (hours, words) => {
	expect(hoursAWeek(Number(hours))).toBe(words);
});

test.each(vectors.environments)('%s', (environment, words) => {
	expect(environments[environment]).toBe(words);
});

test.each(vectors.dates)('%s', (day, words) => {
	expect(date(day)).toBe(words);
});

const inWords = (slot: Slot) =>
	`${slot.team && `${slot.team}: `}${there(slot)}${notes(slot)}`;

test.each(vectors.meetings)('%j', (meeting, words) => {
	const [slot] = slots([meeting]);
	expect(slot ? inWords(slot) : null).toBe(words);
});

test.each(vectors.contacts)('%j', (body, text, contact) => {
	expect(splitContact(body)).toEqual({ text, contact });
});

/* React closes what is empty, and has another name for the apostrophe. */
const markup = (text: string) => renderToStaticMarkup(createElement(Text, null, text))
	.replaceAll('<br/>', '<br>').replaceAll('&#x27;', '&#39;');

test.each(vectors.texts)('%j', (text, html) => {
	expect(markup(text)).toBe(html);
});
