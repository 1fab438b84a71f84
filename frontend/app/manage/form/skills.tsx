/*
 * skills - what a posting asks for: named first, then each with its level
 */
'use client';

import { useFormState } from '@/components/action-form';
import { SelectField, TextField } from '@/components/fields';
import { levels } from '@/lib/levels';
import { nameOf, rowsOf } from '@/lib/rows';

import styles from './form.module.css';

export type SkillName = { id: string; name: string };

export function Skills({ all }: { all: SkillName[] }) {
	const rows = rowsOf(useFormState().values, 'skill');

	return (
		<>
			<p className="hint">
				A level is the least that somebody brings: who has more fits as well. Five
				to eight skills are easier to meet than twenty.
			</p>
			<input type="hidden" name="skill-rows" value={rows.length} readOnly />
			{rows.length > 0 && (
				<ul className={styles.skills}>
					{rows.map(({ id = '' }, i) => (
						<Skill key={id} n={i + 1} id={id}
							called={all.find((one) => one.id === id)?.name ?? 'A skill that is not in the catalogue'} />
					))}
				</ul>
			)}
			<div className={styles.add}>
				<TextField name="skill-new" label="Skill to add" list="skill-names" autoComplete="off"
					maxLength={100} hint="Type a part of its name." />
				<datalist id="skill-names">
					{all.map(({ id, name }) => <option key={id} value={name} />)}
				</datalist>
				<button className="button button-quiet" name="do" value="add skill">Add the skill</button>
			</div>
		</>
	);
}

function Skill({ n, id, called }: { n: number; id: string; called: string }) {
	return (
		<li className={styles.skill}>
			<input type="hidden" name={nameOf('skill', n, 'id')} value={id} readOnly />
			<SelectField name={nameOf('skill', n, 'level')} label={called}>
				{Object.entries(levels).map(([level, says]) => (
					<option key={level} value={level}>{level}: {says}</option>
				))}
			</SelectField>
			<button className="button button-quiet button-small" name="do" value={`remove skill ${n}`}>
				Remove<span className="hidden"> {called}</span>
			</button>
		</li>
	);
}
