/*
 * postings - open roles as pages show them, whichever tier they came from
 *
 * Visitors read listings, who is signed in reads opportunities; cards and
 * details draw one shape.
 */
import 'server-only';

import { api } from './api/client';
import { communities, roles } from './api/reference';
import type { Area, Environment, Facets, Listing, Match, Opportunity, Result,
	Status, User } from './api/types';
import { slots, type Slot } from './meetings';
import { apiFilters, type ListQuery, type Search } from './search';
import { names } from './words';

export type Posting = {
	id: string;
	title: string;
	project: string;
	area: Area | null;
	hours: number;
	environment: Environment;
	slots: Slot[];
	skills: string[];
	openings: number;
	openedAt: string | null;
	closesOn: string | null;
	/* Only for who is signed in. */
	experience: string | null;
	/* How well it fits the viewer, where that was asked. */
	match: Match | null;
};

export const PAGE = 20;

export const fromListing = (listing: Listing): Posting => ({
	id: listing.id,
	title: listing.role_title,
	project: listing.project_name,
	area: listing.practice_area,
	hours: listing.min_hours_required,
	environment: listing.work_environment,
	slots: slots(listing.meeting_times),
	skills: names(listing.skill_names),
	openings: listing.openings,
	openedAt: listing.opened_at,
	closesOn: listing.closes_on,
	experience: null,
	match: null,
});

export type AreaOf = (role: string) => Area | null;

/* Tells the community of a role, as far as the reference lists are there. */
export async function areaOfRoles(): Promise<AreaOf> {
	const [allRoles, all] = await Promise.all([roles(), communities()]);
	const areas = new Map(all.kind !== 'ok' ? []
		: all.data.map((one) => [one.id, one.practice_area]));
	const ofRole = new Map(allRoles.kind !== 'ok' ? []
		: allRoles.data.map((one) => [one.id, areas.get(one.community_of_practice)]));
	return (role) => ofRole.get(role) ?? null;
}

export const fromOpportunity = (one: Opportunity, areaOf: AreaOf): Posting => ({
	id: one.id,
	title: one.role_title,
	project: one.project_name,
	area: areaOf(one.role),
	hours: one.min_hours_required,
	environment: one.work_environment,
	slots: slots(one.meeting_times),
	skills: names(one.skill_names),
	openings: one.openings,
	openedAt: one.opened_at,
	closesOn: one.closes_on,
	experience: one.min_experience_required,
	match: null,
});

/* A page of open roles, from the tier the viewer reads. */
export async function postings(user: User | null, query: ListQuery,
): Promise<Result<Posting[]>> {
	if (!user) {
		const found = await api('get', '/api/listings/', { query });
		return found.kind === 'ok'
			? { ...found, data: found.data.map(fromListing) } : found;
	}
	const [found, areaOf] = await Promise.all([
		api('get', '/api/opportunities/', { query }), areaOfRoles()]);
	return found.kind === 'ok'
		? { ...found, data: found.data.map((one) => fromOpportunity(one, areaOf)) }
		: found;
}

/* A page of open roles as everybody may read it, for what many read: feeds. */
export async function publicPostings(query: ListQuery): Promise<Result<Posting[]>> {
	const found = await api('get', '/api/listings/', { query, anonymous: true });
	return found.kind === 'ok'
		? { ...found, data: found.data.map(fromListing) } : found;
}

/* One of them. */
export async function publicPosting(id: string): Promise<Result<Posting>> {
	const found = await api('get', '/api/listings/{id}/', { id, anonymous: true });
	return found.kind === 'ok' ? { ...found, data: fromListing(found.data) } : found;
}

/* A page of what fits the caller, best first. */
export async function matches(query: Omit<ListQuery, 'ordering'>): Promise<Result<Posting[]>> {
	const [found, areaOf] = await Promise.all([
		api('get', '/api/matches/', { query }), areaOfRoles()]);
	return found.kind === 'ok' ? {
		...found,
		data: found.data.map((match) => ({
			...fromOpportunity(match.opportunity, areaOf), match })),
	} : found;
}

/* The page of a search. */
export function find(user: User | null, { chosen, sort, cursor }: Search) {
	const query = {
		...apiFilters(chosen), limit: PAGE, ...(cursor ? { cursor } : {}) };
	return sort.ordering === null ? matches(query)
		: postings(user, { ...query, ordering: sort.ordering });
}

/* How many there are under these filters, and by each value of each. */
export const facets = (query: ListQuery = {}): Promise<Result<Facets>> =>
	api('get', '/api/facets/', { query });

/* Which of them one saved; null: the backend does not say. */
export async function savedIds(): Promise<Set<string> | null> {
	const found = await api('get', '/api/saved/', { query: { limit: 500 } });
	return found.kind === 'ok'
		? new Set(found.data.map(({ opportunity }) => opportunity.id)) : null;
}

export type Saved = { posting: Posting; status: Status };

/* A page of what one saved, the newest first. */
export async function saved(cursor: string | null): Promise<Result<Saved[]>> {
	const [found, areaOf] = await Promise.all([
		api('get', '/api/saved/', { query: { limit: PAGE, ...(cursor ? { cursor } : {}) } }),
		areaOfRoles()]);
	return found.kind === 'ok' ? {
		...found,
		data: found.data.map(({ opportunity }) => ({
			posting: fromOpportunity(opportunity, areaOf), status: opportunity.status })),
	} : found;
}
