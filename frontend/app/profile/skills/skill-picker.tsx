/*
 * skill-picker - a list to tick, with a search, and below a bar for each pick
 *
 * Boxes and bars keep themselves what was chosen, so that nothing is lost that
 * was ticked before the script came.  Without script the buttons send the form,
 * which comes back searched, complete or with the bars.
 */
'use client';

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { useField, useFormState } from '@/components/action-form';
import { CheckField, useScripted } from '@/components/fields';
import { MOST_PICKS, offered, readPicks, type Offer } from '@/lib/skill-picks';
import { plural } from '@/lib/words';

import { Rating } from './rating';
import styles from './skills.module.css';

type Levels = Record<string, number>;

/* What was picked when the page came, or when the form was sent. */
function useStart(offers: Offer[], stored: Levels | null) {
	const { sent, values } = useFormState();

	if (sent > 0)
		return { ...readPicks(values), q: String(values.q ?? ''), every: values.every === '1' };
	const levels = stored ?? {};
	return { picks: offers.filter(({ id }) => id in levels).map(({ id }) => id), levels,
		q: '', every: false };
}

export function SkillPicker({ offers, levels }: { offers: Offer[]; levels: Levels | null }) {
	const start = useStart(offers, levels);
	const scripted = useScripted();
	const list = useRef<HTMLUListElement>(null);
	const [picks, setPicks] = useState(start.picks);
	const [q, setQ] = useState(start.q);
	const [every, setEvery] = useState(start.every);
	const { shown, more } = offered(offers, { q, every, picks });
	const visible = new Set(shown.map(({ id }) => id));

	/* The boxes know best; what is new goes to the end. */
	const sync = () => {
		const ticked = [...list.current?.querySelectorAll<HTMLInputElement>(':checked') ?? []]
			.map(({ value }) => value);
		setPicks((before) => [...before.filter((id) => ticked.includes(id)),
			...ticked.filter((id) => !before.includes(id))]);
	};
	useEffect(sync, []);

	return (
		<>
			<fieldset className={`field ${styles.pick}`}>
				<legend>Which of these can you bring?</legend>
				<p className="hint">
					Pick 5 to 8, at most {MOST_PICKS}; you rate them below. What most open
					roles ask for comes first, with the number of roles.
				</p>
				<Search q={start.q} scripted={scripted} onSearch={setQ} />
				<p role="status" className={styles.count}>
					{picks.length} picked{q.trim() !== '' && `, ${plural(shown.length, 'skill')} found`}
				</p>
				<ul className={styles.list} ref={list} onChange={sync}>
					{offers.filter(({ id }) => visible.has(id) || picks.includes(id)).map((offer) => (
						<li key={offer.id} className="choice" hidden={!visible.has(offer.id)}>
							<input type="checkbox" id={`pick-${offer.id}`} name="pick" value={offer.id}
								defaultChecked={picks.includes(offer.id)} />
							<label htmlFor={`pick-${offer.id}`}>
								{offer.name}
								{offer.open > 0 && <span className={styles.open}> ({offer.open})</span>}
							</label>
						</li>
					))}
				</ul>
				{every && <input type="hidden" name="every" value="1" />}
				{q.trim() === '' && (more > 0 || every) && (
					<Everything every={every} more={more} scripted={scripted} onToggle={() => setEvery(!every)} />
				)}
				{q.trim() !== '' && more > 0 && <p>And {more} more: type a little more of the name.</p>}
				<CheckField name="none" label="None of these yet: I come to learn"
					defaultChecked={levels !== null && Object.keys(levels).length === 0} />
			</fieldset>
			<Rating picks={picks} levels={start.levels} scripted={scripted}
				nameOf={(id) => offers.find((offer) => offer.id === id)?.name ?? 'A skill that is gone'} />
		</>
	);
}

/* Where scripts run the list follows what is typed; else a button sends it. */
function Search({ q, scripted, onSearch }: {
	q: string;
	scripted: boolean;
	onSearch: (q: string) => void;
}) {
	const { errors } = useField('q');
	const noEnter = (event: KeyboardEvent) => {
		if (scripted && event.key === 'Enter')
			event.preventDefault();
	};

	return (
		<div className={errors.length > 0 ? 'field field-bad' : 'field'}>
			<label htmlFor="q">Search all skills</label>
			{errors.length > 0 && (
				<p className="error" id="q-error"><span className="hidden">Error: </span>{errors.join(' ')}</p>
			)}
			<span className={styles.search}>
				<input id="q" name="q" type="search" maxLength={100} autoComplete="off" defaultValue={q}
					aria-describedby={errors.length > 0 ? 'q-error' : undefined}
					onChange={(event) => onSearch(event.target.value)} onKeyDown={noEnter} />
				{!scripted && <button className="button button-quiet" name="do" value="search">Search</button>}
			</span>
		</div>
	);
}

/* All skills of the community, or the first again. */
function Everything({ every, more, scripted, onToggle }: {
	every: boolean;
	more: number;
	scripted: boolean;
	onToggle: () => void;
}) {
	if (every && !scripted)
		return null;
	return (
		<p>
			<button className="button button-quiet" name="do" value="all"
				type={scripted ? 'button' : 'submit'} aria-expanded={scripted ? every : undefined}
				onClick={scripted ? onToggle : undefined}>
				{every ? 'Show fewer' : `Show all, ${more} more`}
			</button>
		</p>
	);
}
