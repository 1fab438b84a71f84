/*
 * availability.test - a week as cells and rows, and back
 */
import { expect, test } from 'vitest';

import { ofCells, readHours, readWindows, shown, windows, windowWords,
	type Window } from '@/lib/availability';
import type { Values } from '@/lib/form-state';
import { withRows } from '@/lib/rows';

const window = (day: Window['day'], start: string, end: string): Window => ({ day, start, end });

test('what is made of whole cells is ticked, the rest is exact', () => {
	expect(shown([window('Wed', '17:00', '22:00'), window('Mon', '08:00', '12:00'),
		window('Tue', '08:30', '12:00'), window('Sat', '20:00', '12:00')])).toEqual({
		cells: ['Wed-3', 'Wed-4', 'Mon-0'],
		rows: [window('Tue', '08:30', '12:00'), window('Sat', '20:00', '12:00')],
	});
});

test('cells that adjoin are one window', () => {
	expect(ofCells(['Wed-4', 'Wed-3', 'Wed-0', 'Tue-4', 'Funday-1', '']))
		.toEqual([window('Tue', '20:00', '22:00'), window('Wed', '08:00', '12:00'),
			window('Wed', '17:00', '22:00')]);
});

test('what is shown and read again is the same', () => {
	const all = [window('Mon', '08:00', '22:00'), window('Fri', '23:00', '01:30')];
	const { cells, rows } = shown(all);
	expect(readWindows(withRows({ cell: cells }, 'window', rows)))
		.toEqual({ windows: all, problems: [] });
});

const row = (one: object): Values => withRows({}, 'window', [{ day: 'Mon', ...one }]);

test('nothing is nothing, never is an answer', () => {
	expect(readWindows({}).windows).toBeNull();
	expect(readWindows(row({ start: '', end: '' })).windows).toBeNull();
	expect(readWindows({ never: 'on' })).toEqual({ windows: [], problems: [] });
	expect(readWindows({ never: 'on', cell: 'Mon-0' }).problems).toMatchObject([{ field: 'never' }]);
});

test.each([
	[{ start: '18:00', end: '' }, ['window-1-end']],
	[{ start: '25:00', end: '9:00' }, ['window-1-start', 'window-1-end']],
	[{ start: '18:00', end: '18:00' }, ['window-1-end']],
	[{ start: '22:00', end: '01:00' }, []],
])('%j names %j', (times, fields) => {
	expect(readWindows(row(times)).problems.map(({ field }) => field)).toEqual(fields);
});

test('stored windows that cannot be are left out', () => {
	expect(windows([window('Mon', '08:00', '09:00'), { day: 'Funday' }, null, 3,
		window('Tue', '08:00', '08:00')])).toEqual([window('Mon', '08:00', '09:00')]);
	expect(windows(null)).toEqual([]);
});

test('hours are whole and at most all there are', () => {
	expect(['', ' 0 ', '168', '169', '-1', '2.5', 'x'].map(readHours))
		.toEqual([null, 0, 168, undefined, undefined, undefined, undefined]);
});

test('a window that crosses midnight says so', () => {
	expect(windowWords(window('Sat', '22:30', '01:15'))).toBe('Saturday 22:30–01:15 the next day');
	expect(windowWords(window('Sat', '08:00', '09:00'))).toBe('Saturday 08:00–09:00');
});
