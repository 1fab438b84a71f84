/*
 * match.test - the first reason, and which parts of a profile are there
 */
import { expect, test } from 'vitest';

import type { Match, User } from '@/lib/api/types';
import { firstReason } from '@/lib/match';
import { parts } from '@/lib/profile';

const skill = { name: 'Python', need: 2, have: 3 };
const match = (skills: object, time: object = { state: 'unknown', best: null },
	hours: object = { state: 'unknown', asked: null, offered: null }) => ({ parts: [
	{ met: [], below: [], missing: [], state: 'unknown', ...skills }, time, hours,
	{ state: 'known', value: 100 },
] }) as unknown as Match;

test('the first known part is the reason', () => {
	expect(firstReason(match({ state: 'known', met: [skill], missing: [skill] }))).toBe('1 of 2 skills met');
	expect(firstReason(match({ state: 'known', met: [skill] }))).toBe('1 of 1 skill met');
	expect(firstReason(match({}, { state: 'known', best: { covered: 30, minutes: 60 } })))
		.toBe('30 of 60 minutes of a meeting');
	expect(firstReason(match({}, undefined, { state: 'known', asked: 12, offered: 9 })))
		.toBe('12 hours asked, you offered 9');
	expect(firstReason(match({}))).toBe('your community');
});

test('none is an answer, nothing is not', () => {
	const user = (more: object) => ({ community_of_practice: null, skills: null,
		meeting_availability: null, max_available_hours: null, ...more }) as User;
	expect(parts(user({}))).toEqual([]);
	expect(parts(user({ skills: {}, meeting_availability: [], max_available_hours: 0 })))
		.toEqual(['skills', 'time', 'hours']);
});
