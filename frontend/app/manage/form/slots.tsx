/*
 * slots - the meetings of a posting: a row each, and the same in words
 */
'use client';

import { useState, type FormEvent } from 'react';

import { useField, useFormState } from '@/components/action-form';
import { CheckField, SelectField, TextField } from '@/components/fields';
import { cadences, needs, slots, there } from '@/lib/meetings';
import { nameOf, rowsOf, type Row } from '@/lib/rows';
import { DAYS, dayNames } from '@/lib/words';
import { zones } from '@/lib/zones';

import styles from './form.module.css';

export function Slots() {
	const { values, focus } = useFormState();
	const { errors } = useField('slot-add');
	const rows = rowsOf(values, 'slot');

	return (
		<>
			<p className="hint">
				Without a meeting the page says “to be agreed with the team”. People see
				each time in their own zone as well.
			</p>
			<input type="hidden" name="slot-rows" value={rows.length} readOnly />
			{rows.map((row, i) => <Slot key={i} n={i + 1} row={row} />)}
			{errors.length > 0 && <p className="error" id="slot-add-error">{errors.join(' ')}</p>}
			<p>
				<button className="button button-quiet" id="slot-add" name="do" value="add slot"
					autoFocus={focus === 'slot-add'}
					aria-describedby={errors.length > 0 ? 'slot-add-error' : undefined}>
					Add a meeting
				</button>
			</p>
		</>
	);
}

/* The meeting as the page will say it; null while it is none yet. */
function inWords(row: Row): string | null {
	const one = slots([{ ...row, flexible: row.flexible === 'on' }])[0];
	return one ? `${there(one)}${one.flexible ? '; the time may move' : ''}` : null;
}

function Slot({ n, row }: { n: number; row: Row }) {
	const [words, setWords] = useState(inWords(row));
	const name = (key: string) => nameOf('slot', n, key);

	/* What the row holds now, of all that its form holds. */
	const retold = (event: FormEvent<HTMLFieldSetElement>) => {
		const form = event.currentTarget.form;
		if (form)
			setWords(inWords(Object.fromEntries(Object.keys(row).concat('flexible')
				.map((key) => [key, String(new FormData(form).get(name(key)) ?? '')]))));
	};
	return (
		<fieldset className={styles.row} onChange={retold}>
			<legend>Meeting {n}</legend>
			<TextField name={name('team')} label="Team or occasion" maxLength={100} autoComplete="off" />
			<div className={styles.short}>
				<SelectField name={name('day')} label="Day">
					{DAYS.map((day) => <option key={day} value={day}>{dayNames[day]}</option>)}
				</SelectField>
				<TextField name={name('start')} label="Start" type="time" required />
				<TextField name={name('end')} label="End" type="time" required />
				<SelectField name={name('tz')} label="Time zone">
					{Object.entries({ ...zones, ...(row.tz && !(row.tz in zones) ? { [row.tz]: row.tz } : {}) })
						.map(([zone, called]) => <option key={zone} value={zone}>{called}</option>)}
				</SelectField>
				<SelectField name={name('cadence')} label="Rhythm">
					{Object.entries(cadences).map(([value, called]) => (
						<option key={value} value={value}>{called}</option>
					))}
				</SelectField>
				<TextField name={name('starts_on')} label="Date of one meeting" type="date"
					hint="Only for every two weeks." />
				<SelectField name={name('need')} label="Who comes">
					{Object.entries(needs).map(([value, called]) => (
						<option key={value} value={value}>{called}</option>
					))}
				</SelectField>
			</div>
			<CheckField name={name('flexible')} label="The time may move" />
			<p className={styles.words}>
				{words ?? 'A day, a start and an end make a meeting.'}
			</p>
			<p>
				<button className="button button-quiet button-small" name="do" value={`remove slot ${n}`}>
					Remove<span className="hidden"> meeting {n}</span>
				</button>
			</p>
		</fieldset>
	);
}
