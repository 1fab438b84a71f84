/*
 * projects - open roles by the project they belong to
 *
 * A project is a name that people type, so two spellings of one name that
 * differ in capitals, blanks and marks alone are one project: they have the
 * same slug.
 */
import 'server-only';

import type { Facet, Result, User } from './api/types';
import { facets, postings, type Posting } from './postings';
import { decoded, slug } from './slug';

export type Project = { slug: string; name: string; count: number };

/* The projects of a list of names with counts; the name used most is theirs. */
export function grouped(names: Facet[]): Project[] {
	const all = new Map<string, Project>();
	for (const { label, count } of names) {
		const key = slug(label);
		const known = all.get(key);
		if (known)
			known.count += count;
		else if (key !== '')
			all.set(key, { slug: key, name: label, count });
	}
	return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/* The open roles of the project in an address, newest first. */
export async function ofProject(user: User | null, part: string): Promise<Result<Posting[]>> {
	const wanted = slug(decoded(part));
	const counts = await facets();
	if (counts.kind !== 'ok')
		return counts;
	const known = counts.data.project.map(({ label }) => label)
		.filter((label) => slug(label) === wanted);
	/* Counts name the hundred largest; of others the words are a good guess. */
	const names = known.length > 0 ? known : [wanted.replaceAll('-', ' ')];
	const found = await Promise.all(names.map((project) =>
		postings(user, { project, ordering: '-opened_at', limit: 100 })));
	const failed = found.find((one) => one.kind !== 'ok');
	if (failed)
		return failed;
	return {
		kind: 'ok', next: null, version: null,
		data: found.flatMap((one) => one.kind === 'ok' ? one.data : [])
			.filter((posting) => slug(posting.project) === wanted),
	};
}
