/*
 * availability - when one can meet: a week in cells, and rows of exact times
 *
 * The API keeps windows.  Those that are made of whole cells are shown as
 * ticked cells, all others as rows; cells that adjoin become one window again.
 */
import type { Problem, Values } from './form-state';
import { listOf } from './form-state';
import { nameOf, rowsOf, type Row } from './rows';
import { DAYS, dayNames, type Day } from './words';

export type Window = { day: Day; start: string; end: string };

export const DAY_PARTS = [
	{ name: 'morning', short: '8–12', start: '08:00', end: '12:00' },
	{ name: 'midday', short: '12–14', start: '12:00', end: '14:00' },
	{ name: 'afternoon', short: '14–17', start: '14:00', end: '17:00' },
	{ name: 'evening', short: '17–20', start: '17:00', end: '20:00' },
	{ name: 'late evening', short: '20–22', start: '20:00', end: '22:00' },
] as const;

export const cellOf = (day: Day, part: number) => `${day}-${part}`;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const isDay = (value: unknown): value is Day =>
	typeof value === 'string' && Object.hasOwn(dayNames, value);

/* What of meeting_availability can be understood; old rows may hold anything. */
export const windows = (items: unknown): Window[] =>
	(Array.isArray(items) ? items : []).filter((one) => isDay(one?.day) &&
		TIME.test(one.start) && TIME.test(one.end) && one.start !== one.end)
		.map(({ day, start, end }) => ({ day, start, end }));

/* A week as the form shows it. */
export function shown(all: Window[]): { cells: string[]; rows: Row[] } {
	const cells = new Set<string>();
	const rows: Row[] = [];
	for (const { day, start, end } of all) {
		const from = DAY_PARTS.findIndex((part) => part.start === start);
		const to = DAY_PARTS.findIndex((part) => part.end === end);
		if (from < 0 || to < from)
			rows.push({ day, start, end });
		else
			for (let i = from; i <= to; i++)
				cells.add(cellOf(day, i));
	}
	return { cells: [...cells], rows };
}

/* The windows of ticked cells: those that adjoin are one. */
export function ofCells(ticked: string[]): Window[] {
	const found: Window[] = [];
	for (const day of DAYS)
		DAY_PARTS.forEach(({ start, end }, i) => {
			const last = found.at(-1);
			if (!ticked.includes(cellOf(day, i)))
				return;
			if (last?.day === day && last.end === start)
				last.end = end;
			else
				found.push({ day, start, end });
		});
	return found;
}

/* What is wrong with a row of exact times; one without times counts as none. */
function rowProblems({ start = '', end = '' }: Row, n: number): Problem[] {
	const bad = (['start', 'end'] as const).filter((key) =>
		!TIME.test(key === 'start' ? start : end));
	if (bad.length > 0)
		return bad.map((key) => ({ field: nameOf('window', n, key),
			message: 'Give a time, such as 18:30.' }));
	return start === end ? [{ field: nameOf('window', n, 'end'),
		message: 'The end must differ from the start.' }] : [];
}

const isEmpty = ({ start, end }: Row) => !start && !end;

/*
 * What a form says: the windows, [] for "never", null for nothing at all; and
 * what is wrong with it.
 */
export function readWindows(values: Values): { windows: Window[] | null; problems: Problem[] } {
	const rows = rowsOf(values, 'window');
	const problems = rows.flatMap((row, i) => isEmpty(row) ? [] : rowProblems(row, i + 1));
	const exact = rows.filter((row) => !isEmpty(row) && isDay(row.day))
		.map((row) => ({ day: row.day, start: row.start, end: row.end }) as Window);
	const all = [...ofCells(listOf(values, 'cell')), ...exact];
	const never = values.never === 'on';

	if (never && all.length > 0)
		problems.push({ field: 'never', message: 'Untick this, or take away the times above.' });
	return { windows: all.length > 0 || never ? all : null, problems };
}

/* Hours a week: null when nothing is said, undefined when it is no such number. */
export function readHours(typed: string): number | null | undefined {
	const text = typed.trim();
	if (text === '')
		return null;
	return /^\d{1,3}$/.test(text) && Number(text) <= 168 ? Number(text) : undefined;
}

/* "Wednesday 17:00–20:00" */
export const windowWords = ({ day, start, end }: Window) =>
	`${dayNames[day]} ${start}–${end}${end < start ? ' the next day' : ''}`;
