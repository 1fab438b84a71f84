/*
 * search.test - filters in addresses
 */
import { describe, expect, test } from 'vitest';

import { addressOf, apiFilters, beyondOneFacet, feedOf, parseSearch, without } from '@/lib/search';

const canonical = (params: Record<string, string | string[]>) => {
	const { chosen, sort, cursor } = parseSearch(params, false);
	return addressOf(chosen, sort, cursor ?? undefined);
};

describe('an address', () => {
	test('has its filters in one order, whichever they came in', () => {
		expect(canonical({ sort: 'hours', day: ['Tue', 'Mon'], q: 'map', community: 'ui_ux' }))
			.toBe('/opportunities?q=map&community=ui_ux&day=Tue&day=Mon&sort=hours');
	});
	test('names no default and nothing empty', () => {
		expect(canonical({ q: '', hours: ' ', sort: 'newest' })).toBe('/opportunities');
	});
	test('has each value once', () => {
		expect(canonical({ day: ['Mon', 'Mon'] })).toBe('/opportunities?day=Mon');
	});
	test('keeps a cursor', () => {
		expect(canonical({ cursor: 'abc_-9' })).toBe('/opportunities?cursor=abc_-9');
	});
	test('ignores names it does not know', () => {
		expect(parseSearch({ utm_source: 'x', __proto__: 'y' }, false).notices).toEqual([]);
	});
});

describe('what cannot be', () => {
	test.each([
		[{ hours: 'abc' }, 'Hours a week are a whole number from 0 to 168.'],
		[{ hours: '169' }, 'Hours a week are a whole number from 0 to 168.'],
		[{ hours: '-1' }, 'Hours a week are a whole number from 0 to 168.'],
		[{ day: 'Funday' }, 'There is no such day.'],
		[{ community: 'constructor' }, 'There is no such community.'],
		[{ environment: 'Remote' }, 'Places are remote, hybrid and in person.'],
		[{ q: 'x'.repeat(201) }, 'Search for at most 200 characters.'],
		[{ sort: 'salary' }, 'There is no such order.'],
		[{ cursor: '../etc' }, 'That page does not exist any more; this is the first one.'],
	])('%j is left out and said', (params, notice) => {
		const search = parseSearch(params, false);
		expect(search.chosen).toEqual([]);
		expect(search.cursor).toBeNull();
		expect(search.notices).toEqual([notice]);
	});
	test('of many values the first twenty count', () => {
		const days = Array.from({ length: 30 }, (_, i) => `x${i}`);
		expect(parseSearch({ day: days }, false).notices).toHaveLength(2);
	});
});

test('the last of a repeated single value counts', () => {
	expect(canonical({ hours: ['5', '10'] })).toBe('/opportunities?hours=10');
});

test('200 characters are counted as people count them', () => {
	expect(parseSearch({ q: '🌊'.repeat(200) }, false).chosen).toHaveLength(1);
});

test('the API gets its own names', () => {
	const { chosen } = parseSearch({ community: ['ui_ux', 'devops'], hours: '08' }, false);
	expect(apiFilters(chosen)).toEqual({
		community_of_practice: ['ui_ux', 'devops'], max_hours: ['8'] });
});

test('a chip removes its own value and no other', () => {
	const { chosen, sort } = parseSearch({ day: ['Mon', 'Tue'] }, false);
	expect(addressOf(without(chosen, chosen[0]!), sort)).toBe('/opportunities?day=Tue');
});

test('what asks for a profile is for who is signed in', () => {
	const params = { time: '1', skills: 'partial', sort: 'fit' };
	const visitor = parseSearch(params, false);
	expect(visitor.chosen).toEqual([]);
	expect(visitor.sort.name).toBe('newest');
	expect(visitor.notices).toEqual(['Sign in to see first what fits you best.']);

	const member = parseSearch(params, true);
	expect(apiFilters(member.chosen)).toEqual({ time_filter: ['true'], skills_filter: ['true'] });
	expect(addressOf(member.chosen, member.sort)).toBe('/opportunities?time=1&skills=partial&sort=fit');
});

test('the feed of a search has what everybody may ask for', () => {
	const { chosen, sort } = parseSearch({ day: 'Mon', time: '1', sort: 'fit' }, true);
	expect(feedOf(chosen, sort)).toBe('/feed.xml?day=Mon');
	expect(feedOf([], sort)).toBe('/feed.xml');
});

test('crawlers may keep one facet', () => {
	expect(beyondOneFacet(parseSearch({ community: 'ui_ux' }, false))).toBe(false);
	expect(beyondOneFacet(parseSearch({ community: 'ui_ux', day: 'Mon' }, false))).toBe(true);
	expect(beyondOneFacet(parseSearch({ q: 'map' }, false))).toBe(true);
});
