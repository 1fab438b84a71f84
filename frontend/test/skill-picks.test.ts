/*
 * skill-picks.test - which skills are offered, and what a form picked
 */
import { expect, test } from 'vitest';

import { byDemand, offered, rated, readPicks, type Offer } from '@/lib/skill-picks';
import { byRegion } from '@/lib/zone-list';

const offer = (name: string, open = 0, own = true): Offer => ({ id: name, name, open, own });
const names = (all: Offer[]) => all.map(({ name }) => name);

test('most demanded first, then by name', () => {
	expect(names([offer('b'), offer('c', 2), offer('a'), offer('d', 3)].sort(byDemand)))
		.toEqual(['d', 'c', 'a', 'b']);
});

const own = Array.from({ length: 20 }, (_, i) => offer(`Own ${i}`, 20 - i));
const all = [...own, offer('Café Design', 0, false), offer('Figma', 0, false)];
const show = (more: object) => offered(all, { q: '', every: false, picks: [], ...more });

test('the first twelve of the community, and the picked ones', () => {
	expect(names(show({}).shown)).toEqual(names(own.slice(0, 12)));
	expect(show({}).more).toBe(8);
	expect(names(show({ picks: ['Figma', 'Own 15'] }).shown).slice(12)).toEqual(['Own 15', 'Figma']);
	expect(show({ every: true })).toMatchObject({ shown: own, more: 0 });
});

test('a search looks everywhere, blind to case, accents and order', () => {
	expect(names(show({ q: 'DESIGN cafe' }).shown)).toEqual(['Café Design']);
	expect(show({ q: 'zzz', picks: ['Figma'] })).toEqual({ shown: [], more: 0 });
	expect(names(show({ q: 'own 1' }).shown)).toContain('Own 19');
});

test('levels are 1 to 5; 0 is not rated, and no bar is no level', () => {
	const picks = readPicks({ pick: ['a', 'b', 'c', 'a', 'd'], 'level-a': '3', 'level-b': '0', 'level-d': '6', 'level-x': '2' });
	expect(picks).toEqual({ picks: ['a', 'b', 'c', 'd'], levels: { a: 3, b: 0, d: 0 } });
	expect(rated(picks)).toEqual({ a: 3 });
	expect(readPicks({ pick: 'a' })).toEqual({ picks: ['a'], levels: {} });
	expect(readPicks({})).toEqual({ picks: [], levels: {} });
});

test('zones stand by region, said as people do', () => {
	expect(byRegion(['Europe/Berlin', 'America/Los_Angeles', 'America/Argentina/Salta', 'UTC'])).toEqual([
		{ name: 'America', zones: [
			{ value: 'America/Argentina/Salta', label: 'Argentina, Salta' },
			{ value: 'America/Los_Angeles', label: 'Los Angeles' }] },
		{ name: 'Europe', zones: [{ value: 'Europe/Berlin', label: 'Berlin' }] },
	]);
});
