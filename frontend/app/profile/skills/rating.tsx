/*
 * rating - a bar for each picked skill: not rated, or 1 to 5
 */
import { useField } from '@/components/action-form';
import { levels as meanings } from '@/lib/levels';
import { levelName } from '@/lib/skill-picks';

import styles from './skills.module.css';

const LEVELS = [0, 1, 2, 3, 4, 5];

const Meanings = () => (
	<p className={styles.meanings}>
		{Object.entries(meanings).map(([level, meaning]) => (
			<span key={level}><strong>{level}</strong> {meaning}</span>
		))}
	</p>
);

export function Rating({ picks, levels, scripted, nameOf }: {
	picks: string[];
	levels: Record<string, number>;
	scripted: boolean;
	nameOf: (id: string) => string;
}) {
	return (
		<section className="stack" aria-labelledby="rate">
			<h2 id="rate">How well can you do it?</h2>
			<p className="hint">
				Teams read a level as a floor. Be kind to yourself and honest: you may
				change it whenever you like.
			</p>
			<Meanings />
			{picks.map((id) => <Bar key={id} id={id} name={nameOf(id)} level={levels[id] ?? 0} />)}
			{picks.length === 0 && <p>Nothing is picked yet.</p>}
			{!scripted && (
				<p>
					<button className="button button-quiet" name="do" value="rate">
						Rate what I picked
					</button>
				</p>
			)}
		</section>
	);
}

function Bar({ id, name, level }: { id: string; name: string; level: number }) {
	const field = levelName(id);
	const { errors } = useField(field);

	return (
		<fieldset className={errors.length > 0 ? 'field field-bad' : 'field'}>
			<legend>{name}</legend>
			{errors.length > 0 && (
				<p className="error" id={`${field}-error`}>
					<span className="hidden">Error: </span>{errors.join(' ')}
				</p>
			)}
			<div className={styles.bar}>
				{LEVELS.map((n) => (
					<label key={n} className={n === 0 ? styles.none : styles.level}>
						<input type="radio" name={field} value={n} defaultChecked={n === level}
							id={n === 0 ? field : `${field}-${n}`}
							aria-describedby={n === 0 && errors.length > 0 ? `${field}-error` : undefined} />
						<span><span className="hidden">{name} </span>{n === 0 ? 'not rated' : n}</span>
					</label>
				))}
			</div>
			<Meanings />
		</fieldset>
	);
}
