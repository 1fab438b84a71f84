/*
 * exact-rows - exact times, in rows that come and go by buttons of the form
 */
'use client';

import { useField, useFormState } from '@/components/action-form';
import { SelectField, TextField } from '@/components/fields';
import { nameOf, rowsOf, type Row } from '@/lib/rows';
import { DAYS, dayNames } from '@/lib/words';

import styles from './availability.module.css';

export function ExactRows({ rows }: { rows: Row[] }) {
	const { sent, values } = useFormState();
	const shown = sent > 0 ? rowsOf(values, 'window') : rows;
	const { next } = useField('add-window');

	return (
		<fieldset className="field" id="exact-times">
			<legend>Exact times</legend>
			<p className="hint">
				For what the table cannot say. A time that ends before it starts ends the
				next day.
			</p>
			<input type="hidden" name="window-rows" value={shown.length} readOnly />
			{shown.map((row, i) => <ExactRow key={i} n={i + 1} row={row} />)}
			<p>
				<button className="button button-quiet" name="do" value="add" id="add-window"
					autoFocus={next}>
					Add a time
				</button>
			</p>
		</fieldset>
	);
}

function ExactRow({ n, row }: { n: number; row: Row }) {
	return (
		<fieldset className={styles.row}>
			<legend className="hidden">Time {n}</legend>
			<SelectField name={nameOf('window', n, 'day')} label="Day" defaultValue={row.day}>
				{DAYS.map((day) => <option key={day} value={day}>{dayNames[day]}</option>)}
			</SelectField>
			<TextField name={nameOf('window', n, 'start')} label="From" type="time" step={900}
				defaultValue={row.start} />
			<TextField name={nameOf('window', n, 'end')} label="To" type="time" step={900}
				defaultValue={row.end} />
			<button className="button button-quiet" name="do" value={`remove ${n}`}>
				Remove<span className="hidden"> time {n}</span>
			</button>
		</fieldset>
	);
}
