/*
 * publishing - what a posting must say before members are to read it
 *
 * The API takes a draft of a few words.  Who reads a role wants more: which
 * project it is, what it is about, and whom to ask.
 */
import type { Opportunity } from './api/types';
import { splitContact } from './contact';

export type Ask = { field: 'project_name' | 'body' | 'contact'; message: string };

/* A sentence or two. */
export const ENOUGH = 80;

const length = (text: string) => [...text.trim()].length;

/* What is missing, with the field of the form that it belongs to. */
export function asks({ project_name, overview, body }:
	Pick<Opportunity, 'project_name' | 'overview' | 'body'>): Ask[] {
	const { text, contact } = splitContact(body);
	const missing: Ask[] = [];

	if (project_name.trim() === '')
		missing.push({ field: 'project_name', message: 'Name the project: an open role needs one.' });
	if (Math.max(length(overview), length(text)) < ENOUGH)
		missing.push({ field: 'body', message: `Say more, here or about the project: an open role needs at least ${ENOUGH} characters.` });
	if (contact === '')
		missing.push({ field: 'contact', message: 'Say whom to contact: an open role needs it.' });
	return missing;
}
