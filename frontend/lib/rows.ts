/*
 * rows - lists in a form: meetings, skills
 *
 * A form is flat, so a row's fields are called "slot-2-day", counted from 1,
 * and "slot-rows" says how many there are.  Rows come and go by buttons that
 * send the form, which works without JavaScript too.
 */
import type { Values } from './form-state';

export type Row = Record<string, string>;

export const nameOf = (list: string, n: number, key: string) => `${list}-${n}-${key}`;

const isRow = (list: string) => new RegExp(`^${list}-(\\d+)-([a-z_]+)$`);

/* More than the API takes, so that it says so and not we. */
const MOST = 100;

export const countOf = (values: Values, list: string): number =>
	Math.min(Number(/^\d{1,3}$/.exec(String(values[`${list}-rows`] ?? ''))?.[0] ?? 0), MOST);

/* The rows of a list, in their order; what a box did not send is not there. */
export function rowsOf(values: Values, list: string): Row[] {
	const rows: Row[] = Array.from({ length: countOf(values, list) }, () => ({}));
	for (const [name, value] of Object.entries(values)) {
		const [, n, key] = isRow(list).exec(name) ?? [];
		const row = rows[Number(n) - 1];
		if (row && key)
			row[key] = typeof value === 'string' ? value : value.at(-1) ?? '';
	}
	return rows;
}

/* The values with these rows instead. */
export function withRows(values: Values, list: string, rows: Row[]): Values {
	const others = Object.entries(values).filter(([name]) => !isRow(list).test(name));
	const ours = rows.flatMap((row, i) => Object.entries(row)
		.map(([key, value]) => [nameOf(list, i + 1, key), value]));
	return Object.fromEntries([...others, [`${list}-rows`, String(rows.length)], ...ours]);
}
