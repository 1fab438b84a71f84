/*
 * match.test - the first reason, and which parts of a profile are there
 */
import { expect, test } from 'vitest';

import type { Match, User } from '@/lib/api/types';
import { firstReason, reason, sum, told, type Part } from '@/lib/match';
import { isDone, missing, parts, resume, stepOf, steps } from '@/lib/profile';

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

test('each part says its facts', () => {
	const say = (part: object) => reason(part as Part);
	expect(say({ key: 'skills', state: 'known', met: [skill], below: [{ ...skill, name: 'CSS' }],
		missing: [{ ...skill, name: 'Docker' }] }))
		.toBe('1 of 3 skills met (Python); CSS below the level asked; Docker missing');
	const there = { day: 'Wed', start: '18:00', end: '19:00', tz: 'America/Los_Angeles' };
	const time = { key: 'time', state: 'known', best: { team: 'Developers', minutes: 60, covered: 30, there, here: there } };
	expect(say(time))
		.toBe('30 of 60 minutes of a meeting in your time: Developers, Wednesday 18:00–19:00 Pacific');
	const here = { day: 'Thu', start: '03:00', end: '04:00', tz: 'Europe/Berlin' };
	expect(say({ ...time, best: { ...time.best, team: '', here } }))
		.toMatch(/: Wednesday 18:00–19:00 Pacific, Thursday 03:00–04:00 your time$/);
	expect(say({ ...time, best: { ...time.best, covered: 0 } })).toBe('none of its meetings is in your time');
	expect(say({ ...time, best: null })).toBe('none of its meetings is in your time');
	expect(say({ key: 'hours', state: 'known', asked: 12, offered: 9 })).toBe('12 hours asked, you offered 9');
	expect(say({ key: 'hours', state: 'known', asked: 0, offered: 9 })).toBe('no hours in particular are asked');
	expect(say({ key: 'area', state: 'known', asked: 'ui_ux', value: 0 })).toBe('UI/UX, not your community');
	expect(say({ key: 'area', state: 'unknown', unknown_side: 'volunteer' }))
		.toBe('you have not said your community');
});

test('without a number, a list does not repeat what one left out', () => {
	const unsaid = { ...match({ unknown_side: 'volunteer' }), show_total: false };
	expect(told(unsaid).length).toBe(3);
	expect(told({ ...unsaid, show_total: true }).length).toBe(4);
});

test('the sum of a score is said in full', () => {
	expect(sum({ parts: [{ weight: 50, value: 44 }, { weight: 25, value: 50 }] } as unknown as Match))
		.toBe('50 × 44 + 25 × 50');
});

const user = (more: object) => ({ community_of_practice: null, skills: null,
	meeting_availability: null, max_available_hours: null, ...more }) as User;

test('one goes on where one left', () => {
	expect(resume(user({})).slug).toBe('community');
	expect(resume(user({ community_of_practice: 'x' })).slug).toBe('skills');
	expect(resume(user({ community_of_practice: 'x', skills: {}, meeting_availability: [] })).slug)
		.toBe('availability');
	const whole = user({ community_of_practice: 'x', skills: {}, meeting_availability: [], max_available_hours: 0 });
	expect(resume(whole).slug).toBe('review');
	expect(steps.every((step) => isDone(step, whole))).toBe(true);
	expect(missing(user({ skills: {} }))).toEqual(['community', 'time', 'hours']);
	expect(stepOf('hours').slug).toBe('availability');
});

test('none is an answer, nothing is not', () => {
	expect(parts(user({}))).toEqual([]);
	expect(parts(user({ skills: {}, meeting_availability: [], max_available_hours: 0 })))
		.toEqual(['skills', 'time', 'hours']);
});
