/*
 * week-table - a week of seven days in five parts each, to be ticked
 *
 * Where scripts run, the arrow keys lead from cell to cell and the heads tick
 * or untick a whole row or column; each cell is a checkbox in any case.  They
 * are many stops for the Tab key, so a link leads past them.
 */
'use client';

import type { KeyboardEvent } from 'react';

import { useField, useFormState } from '@/components/action-form';
import { useScripted } from '@/components/fields';
import { cellOf, DAY_PARTS } from '@/lib/availability';
import { listOf } from '@/lib/form-state';
import { DAYS, dayNames, type Day } from '@/lib/words';

import styles from './availability.module.css';

type Table = HTMLTableElement;

const boxes = (table: Table | null, at: string) =>
	[...table?.querySelectorAll<HTMLInputElement>(`input[data-at${at}]`) ?? []];

/* All of them, or none if they all are ticked. */
function toggle(table: Table | null, at: string): void {
	const all = boxes(table, at);
	const wanted = all.some((box) => !box.checked);
	for (const box of all)
		box.checked = wanted;
}

const MOVES: Record<string, [number, number]> = {
	ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

/* Rows and columns count from 0; the heads are at -1. */
function move(event: KeyboardEvent<Table>): void {
	const [down, right] = MOVES[event.key] ?? [0, 0];
	const [row, column] = (event.target as HTMLElement).dataset.at?.split(' ').map(Number) ?? [];
	if ((down === 0 && right === 0) || row === undefined || column === undefined)
		return;
	const next = event.currentTarget.querySelector<HTMLElement>(
		`[data-at="${row + down} ${column + right}"]`);
	event.preventDefault();
	next?.focus();
}

/* The head of a row or column; it acts on `which`, where scripts run. */
function Head({ at, which, name, children }: {
	at: string;
	which: string;
	name: string;
	children: string;
}) {
	const text = <abbr title={name}>{children}</abbr>;

	return useScripted() ? (
		<button type="button" className={styles.head} tabIndex={-1} data-at={at}
			onClick={(event) => toggle(event.currentTarget.closest('table'), which)}>
			{text}
			<span className="hidden"> (tick all)</span>
		</button>
	) : text;
}

export function WeekTable({ cells }: { cells: string[] }) {
	const { sent, errors } = useField('cell');
	const { values } = useFormState();
	const ticked = sent > 0 ? listOf(values, 'cell') : cells;

	return (
		<fieldset className={errors.length > 0 ? 'field field-bad' : 'field'}>
			<legend>When can you meet?</legend>
			<p className="hint">
				Tick what is usually free, as your own clock shows it. Below you can add
				exact times.
			</p>
			{errors.length > 0 && (
				<p className="error" id="cell-error">
					<span className="hidden">Error: </span>{errors.join(' ')}
				</p>
			)}
			<a className={styles.past} href="#exact-times">Skip the table</a>
			<table className={styles.week} onKeyDown={move}>
				<caption className="hidden">A week, in five parts of the day from 8 to 22</caption>
				<thead>
					<tr>
						<th scope="col"><span className="hidden">Day</span></th>
						{DAY_PARTS.map(({ name, short }, part) => (
							<th key={name} scope="col">
								<Head at={`-1 ${part}`} which={`$=" ${part}"`} name={`In the ${name}`}>{short}</Head>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{DAYS.map((day, row) => (
						<tr key={day}>
							<th scope="row">
								<Head at={`${row} -1`} which={`^="${row} "`} name={dayNames[day]}>{day}</Head>
							</th>
							{DAY_PARTS.map(({ name }, part) => (
								<td key={name}>
									<Cell day={day} row={row} part={part} bad={errors.length > 0}
										ticked={ticked.includes(cellOf(day, part))} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</fieldset>
	);
}

function Cell({ day, row, part, ticked, bad }: {
	day: Day;
	row: number;
	part: number;
	ticked: boolean;
	bad: boolean;
}) {
	const first = row === 0 && part === 0;

	return (
		<label className={styles.cell}>
			<input type="checkbox" id={first ? 'cell' : undefined} name="cell"
				value={cellOf(day, part)} defaultChecked={ticked} data-at={`${row} ${part}`}
				aria-describedby={first && bad ? 'cell-error' : undefined} />
			<span className="hidden">{dayNames[day]} {DAY_PARTS[part]!.name}</span>
		</label>
	);
}
