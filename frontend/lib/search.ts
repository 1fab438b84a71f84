/*
 * search - the filters of /opportunities, in addresses and for the API
 *
 * One table, in canonical order: how a filter is called in our addresses, how
 * in the API's, what it takes, and how people call a value.  Parsing never
 * fails: what cannot be is left out, and said.
 */
import type { Query } from './api/types';
import { areas, dayNames, environments } from './words';

export type Params = Record<string, string | string[] | undefined>;

/* The parameters that all lists share; those of members, anonymous ones ignore. */
export type ListQuery = Query<'get', '/api/listings/'> & Query<'get', '/api/facets/'>;

export type Filter = {
	name: string;
	/* The parameter of the API. */
	api: keyof Query<'get', '/api/opportunities/'>;
	/* May be given several times. */
	many: boolean;
	/* Only who is signed in may use it. */
	member?: true;
	/* What to tell who gave something else. */
	wants: string;
	/* The value as it is kept, or null. */
	accept: (value: string) => string | null;
	say: (value: string) => string;
	/* What the API gets for it, if not the value. */
	send?: string;
};

const oneOf = (values: Record<string, string>) => (value: string) =>
	Object.hasOwn(values, value) ? value : null;

const text = (most: number) => (value: string) => {
	const trimmed = value.trim();
	return [...trimmed].length <= most ? trimmed : null;
};

function hours(value: string): string | null {
	const n = /^\d{1,3}$/.test(value.trim()) ? Number(value) : 169;
	return n <= 168 ? String(n) : null;
}

const only = (wanted: string) => (value: string) => value === wanted ? value : null;

export const filters: readonly Filter[] = [
	{ name: 'q', api: 'q', many: false,
		wants: 'Search for at most 200 characters.',
		accept: text(200), say: (value) => `“${value}”` },
	{ name: 'community', api: 'community_of_practice', many: true,
		wants: 'There is no such community.',
		accept: oneOf(areas), say: (value) => areas[value as keyof typeof areas] },
	{ name: 'project', api: 'project', many: false,
		wants: 'The name of a project has at most 255 characters.',
		accept: text(255), say: (value) => `Project “${value}”` },
	{ name: 'environment', api: 'work_environment', many: true,
		wants: 'Places are remote, hybrid and in person.',
		accept: oneOf(environments),
		say: (value) => environments[value as keyof typeof environments] },
	{ name: 'day', api: 'day', many: true,
		wants: 'There is no such day.',
		accept: oneOf(dayNames), say: (value) => dayNames[value as keyof typeof dayNames] },
	{ name: 'hours', api: 'max_hours', many: false,
		wants: 'Hours a week are a whole number from 0 to 168.',
		accept: hours, say: (value) => `At most ${value} hours a week` },
	{ name: 'time', api: 'time_filter', many: false, member: true, send: 'true',
		wants: 'That filter is on or off.',
		accept: only('1'), say: () => 'I can make a meeting' },
	{ name: 'skills', api: 'skills_filter', many: false, member: true, send: 'true',
		wants: 'That filter is on or off.',
		accept: only('partial'), say: () => 'Shares 30 % or more of my skills' },
];

export type Sort = {
	name: string;
	label: string;
	/* The API's ordering; null: the order of matches, for who is signed in. */
	ordering: string | null;
};

const sorts: readonly Sort[] = [
	{ name: 'fit', label: 'Best fit first', ordering: null },
	{ name: 'newest', label: 'Newest first', ordering: '-opened_at' },
	{ name: 'closing', label: 'Closing soon first', ordering: 'closes_on' },
	{ name: 'hours', label: 'Fewest hours first', ordering: 'min_hours_required' },
];

export const sortsFor = (member: boolean) =>
	sorts.filter((sort) => member || sort.ordering !== null);

const DEFAULT_SORT = 'newest';
const MOST_VALUES = 20;
const CURSOR = /^[A-Za-z0-9_-]{1,300}$/;

/* A chosen value, canonical: table order, then the order of the address. */
export type Chosen = { filter: Filter; value: string };

export type Search = {
	chosen: Chosen[];
	sort: Sort;
	cursor: string | null;
	/* What was left out, said once each. */
	notices: string[];
};

const list = (value: string | string[] | undefined): string[] =>
	value === undefined ? [] : Array.isArray(value) ? value : [value];

export function parseSearch(params: Params, member: boolean): Search {
	const chosen: Chosen[] = [];
	const notices = new Set<string>();

	for (const filter of filters) {
		if (filter.member && !member)
			continue;
		const given = [...new Set(list(params[filter.name]).filter((v) => v.trim() !== ''))];
		if (filter.many && given.length > MOST_VALUES)
			notices.add(`Of one filter, the first ${MOST_VALUES} values count.`);
		for (const one of filter.many ? given.slice(0, MOST_VALUES) : given.slice(-1)) {
			const value = filter.accept(one);
			if (value === null)
				notices.add(filter.wants);
			else
				chosen.push({ filter, value });
		}
	}
	return { chosen, sort: sortOf(params, member, notices),
		cursor: cursorOf(params, notices), notices: [...notices] };
}

function sortOf(params: Params, member: boolean, notices: Set<string>): Sort {
	const wanted = list(params.sort).at(-1) || DEFAULT_SORT;
	const known = sorts.find((sort) => sort.name === wanted);
	const allowed = sortsFor(member).find((sort) => sort === known);
	if (!known)
		notices.add('There is no such order.');
	else if (!allowed)
		notices.add('Sign in to see first what fits you best.');
	return allowed ?? sorts.find((sort) => sort.name === DEFAULT_SORT)!;
}

/* The cursor of an address, if it may be one. */
export function cursorIn(params: Params): string | null {
	const cursor = list(params.cursor).at(-1) ?? '';
	return CURSOR.test(cursor) ? cursor : null;
}

function cursorOf(params: Params, notices: Set<string>): string | null {
	const cursor = cursorIn(params);
	if (cursor === null && list(params.cursor).at(-1))
		notices.add(STALE);
	return cursor;
}

export const STALE = 'That page does not exist any more; this is the first one.';

/* What lists and facets take of it: filters alone, already checked. */
export function apiFilters(chosen: Chosen[]): ListQuery {
	const query: Record<string, string[]> = {};
	for (const { filter, value } of chosen)
		(query[filter.api] ??= []).push(filter.send ?? value);
	return query as ListQuery;
}

/* Our address of a search, in canonical order; the first page unless said. */
export function addressOf(chosen: Chosen[], sort: Sort, cursor?: string): string {
	const query = new URLSearchParams();
	for (const filter of filters)
		for (const one of chosen)
			if (one.filter === filter)
				query.append(filter.name, one.value);
	if (sort.name !== DEFAULT_SORT)
		query.append('sort', sort.name);
	if (cursor)
		query.append('cursor', cursor);
	const text = query.toString();
	return text ? `/opportunities?${text}` : '/opportunities';
}

/* The feed of what a search finds, in its order. */
export const feedOf = (chosen: Chosen[], sort: Sort): string =>
	addressOf(chosen.filter(({ filter }) => !filter.member),
		sort.ordering === null ? sorts.find(({ name }) => name === DEFAULT_SORT)! : sort)
		.replace('/opportunities', '/feed.xml');

export const without = (chosen: Chosen[], one: Chosen) =>
	chosen.filter((other) => other !== one);

export const isChosen = (search: Search, name: string, value: string) =>
	search.chosen.some((one) => one.filter.name === name && one.value === value);

export const valueOf = (search: Search, name: string) =>
	search.chosen.find((one) => one.filter.name === name)?.value ?? '';

/* Is this more than a crawler should keep?  One facet is a page of its own. */
export const beyondOneFacet = (search: Search) =>
	search.chosen.length > 1 || search.cursor !== null ||
	search.sort.name !== DEFAULT_SORT ||
	search.chosen.some(({ filter }) => filter.name === 'q' || filter.member);
