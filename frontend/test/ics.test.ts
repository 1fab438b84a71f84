/*
 * ics.test - calendars: lines, rhythms, zones
 */
import { describe, expect, test } from 'vitest';

import { calendar, folded } from '@/lib/ics';
import { slots } from '@/lib/meetings';
import type { Posting } from '@/lib/postings';

const now = Date.parse('2026-11-28T12:00:00Z');
const address = 'https://jobs.example.org/opportunities/1';

const of = (slot: object, more: Partial<Posting> = {}) => calendar({
	id: 'id', title: 'Writer; maps, plans', project: 'Tide', openedAt: '2026-11-20T10:00:00Z',
	slots: slots([{ day: 'Wed', start: '18:00', end: '19:00', ...slot }]), ...more } as Posting, address, now);

describe('lines', () => {
	test('end in CR LF and have at most 75 bytes', () => {
		const text = of({}, { title: 'Ü'.repeat(100) });
		expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
		for (const line of text.split('\r\n'))
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	});
	test('are what they were when put together again', () => {
		const long = `SUMMARY:${'añb'.repeat(80)}`;
		expect(folded(long).replaceAll('\r\n ', '')).toBe(long);
		expect(folded('short')).toBe('short');
	});
	test('hold no comma, semicolon or line break of a text as they are', () => {
		expect(of({})).toContain('SUMMARY:Writer\\; maps\\, plans\\, Tide');
		expect(of({}, { title: 'a\r\nEND:VEVENT' })).toContain('SUMMARY:a\\nEND:VEVENT\\, Tide');
	});
});

describe('a meeting', () => {
	test('is wall time in its zone, from its next date on', () => {
		expect(of({})).toContain('DTSTART;TZID=America/Los_Angeles:20261202T180000\r\nDTEND;TZID=America/Los_Angeles:20261202T190000\r\n');
	});
	test('may end on the next day', () => {
		expect(of({ start: '23:00', end: '01:00' })).toContain('DTEND;TZID=America/Los_Angeles:20261203T010000');
	});
	test.each([
		['weekly', 'FREQ=WEEKLY;BYDAY=WE'],
		['biweekly', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'],
		['monthly_first', 'FREQ=MONTHLY;BYDAY=1WE'],
		['monthly_last', 'FREQ=MONTHLY;BYDAY=-1WE'],
	])('%s', (cadence, rule) => {
		expect(of({ cadence })).toContain(`RRULE:${rule}\r\n`);
	});
	test('in UTC needs no zone', () => {
		const text = of({ tz: 'UTC' });
		expect(text).toContain('DTSTART:20261202T180000Z');
		expect(text).not.toContain('VTIMEZONE');
	});
});

describe('a zone', () => {
	test('has its changes, with what clocks show before and after', () => {
		const text = of({});
		expect(text).toContain('BEGIN:DAYLIGHT\r\nDTSTART:20270314T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700\r\nEND:DAYLIGHT');
		expect(text).toContain('BEGIN:STANDARD\r\nDTSTART:20271107T020000\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0800\r\nEND:STANDARD');
	});
	test('south of the equator summer is at the turn of the year', () => {
		const text = of({ tz: 'Australia/Sydney' });
		expect(text).toContain('BEGIN:DAYLIGHT\r\nDTSTART:20271003T020000\r\nTZOFFSETFROM:+1000\r\nTZOFFSETTO:+1100');
	});
	test('without changes has one line of life', () => {
		expect(of({ tz: 'Asia/Kolkata' }).match(/TZOFFSETTO:\+0530/g)).toHaveLength(1);
	});
});
