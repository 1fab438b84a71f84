/*
 * meetings.test - wall times, zones, rhythms, weeks with a clock change
 */
import { describe, expect, test } from 'vitest';

import { here, inZone, moment, nextDay, slots, there, zoneName } from '@/lib/meetings';

const la = 'America/Los_Angeles';
const one = (more: object = {}) =>
	slots([{ day: 'Wed', start: '18:00', end: '19:00', ...more }])[0]!;
const at = (text: string) => Date.parse(text);
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('slots', () => {
	test('what cannot be understood is left out', () => {
		expect(slots([null, 'x', {}, { day: 'Funday', start: '18:00', end: '19:00' },
			{ day: 'Wed', start: '25:00', end: '19:00' },
			{ day: 'Wed', start: '18:00', end: '18:00' }])).toEqual([]);
		expect(slots(null)).toEqual([]);
	});
	test('have the defaults of the API', () => {
		expect(one()).toMatchObject({ team: '', tz: la, cadence: 'weekly', need: 'must', flexible: false });
		expect(one({ tz: 'Mars/Base', cadence: 'constructor' })).toMatchObject({ tz: la, cadence: 'weekly' });
	});
});

describe('words', () => {
	test('name day, times and zone', () => {
		expect(there(one())).toBe('Wednesday 18:00–19:00 Pacific');
		expect(there(one({ cadence: 'monthly_last' }))).toBe('Last Wednesday of the month 18:00–19:00 Pacific');
		expect(zoneName('UTC')).toBe('UTC');
	});
	test('say the other time, with the day when it is another', () => {
		const now = at('2026-01-07T12:00:00Z');
		expect(here(one(), 'America/New_York', now)).toBe('21:00–22:00 your time');
		expect(here(one(), 'Europe/London', now)).toBe('Thursday 02:00–03:00 your time');
		expect(here(one(), la, now)).toBeNull();
	});
	test('a zone that is not known here is the usual one', () => {
		expect(here(one(), 'Mars/Base')).toBeNull();
		expect(zoneName('Mars/Base')).toBe('Pacific');
	});
});

describe('zones', () => {
	test('the difference is that of the next meeting', () => {
		/* The United States change on 2026-03-08, Europe on 2026-03-29. */
		expect(inZone(one(), 'Europe/Berlin', at('2026-03-02T12:00:00Z')).start).toBe('03:00');
		expect(inZone(one(), 'Europe/Berlin', at('2026-03-09T12:00:00Z')).start).toBe('02:00');
	});
	test('a time that does not exist moves forward by the gap', () => {
		expect(new Date(moment(Date.UTC(2026, 2, 8, 2, 30), la)).toISOString()).toBe('2026-03-08T10:30:00.000Z');
	});
	test('of a time that is twice, the first counts', () => {
		expect(new Date(moment(Date.UTC(2026, 10, 1, 1, 30), la)).toISOString()).toBe('2026-11-01T08:30:00.000Z');
	});
	test('a meeting may end the next day', () => {
		expect(inZone(one({ start: '23:00', end: '01:00' }), 'America/New_York', at('2026-01-07T12:00:00Z')))
			.toEqual({ day: 'Thu', start: '02:00', end: '04:00' });
	});
});

describe('rhythms', () => {
	const next = (more: object, now: string) => dateOf(nextDay(one(more), at(now)));

	test('today still counts', () => {
		expect(next({}, '2026-01-07T23:00:00Z')).toBe('2026-01-07');
	});
	test('today is the day where the team is', () => {
		expect(next({}, '2026-01-08T04:00:00Z')).toBe('2026-01-07');
	});
	test('every second week counts from its start', () => {
		expect(next({ cadence: 'biweekly', starts_on: '2026-01-07' }, '2026-01-08T20:00:00Z')).toBe('2026-01-21');
	});
	test.each([
		['monthly_first', '2026-01-08T20:00:00Z', '2026-02-04'],
		['monthly_third', '2026-01-08T20:00:00Z', '2026-01-21'],
		['monthly_last', '2026-01-08T20:00:00Z', '2026-01-28'],
		['monthly_fourth', '2026-01-29T20:00:00Z', '2026-02-25'],
	])('%s', (cadence, now, date) => {
		expect(next({ cadence }, now)).toBe(date);
	});
});
