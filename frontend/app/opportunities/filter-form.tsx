/*
 * filter-form - a GET form: what it sends is the address of what it finds
 */
import Form from 'next/form';

import type { Environment, Facet, Facets } from '@/lib/api/types';
import { isChosen, sorts, valueOf, type Search } from '@/lib/search';
import { areas, dayNames, environments } from '@/lib/words';

import { AutoSubmit } from './auto-submit';
import styles from './list.module.css';

type Counted = { value: string | number; count: number };

/* A group of checkboxes, each with what it would leave. */
function Choices({ legend, name, labels, counts, search }: {
	legend: string;
	name: string;
	labels: Record<string, string>;
	counts: Counted[] | undefined;
	search: Search;
}) {
	return (
		<fieldset>
			<legend>{legend}</legend>
			{Object.entries(labels).map(([value, label]) => {
				const count = counts?.find((one) => one.value === value)?.count;

				return (
					<div className="choice" key={value}>
						<input type="checkbox" id={`${name}-${value}`} name={name} value={value}
							defaultChecked={isChosen(search, name, value)} />
						<label htmlFor={`${name}-${value}`}>
							{label}
							{count !== undefined && <span className={styles.number}> ({count})</span>}
						</label>
					</div>
				);
			})}
		</fieldset>
	);
}

export function FilterForm({ search, counts, here }: {
	search: Search;
	counts: Facets | null;
	here: string;
}) {
	const number = search.chosen.filter((one) => one.filter.name !== 'q').length;
	const environment: Record<Environment, string> = environments;
	const community: Facet[] | undefined = counts?.community_of_practice;

	return (
		<Form action="/opportunities" role="search" aria-label="Open roles"
			className={styles.form} scroll={false} prefetch={false}>
			<AutoSubmit here={here} />
			<div className={styles.search}>
				<label htmlFor="q">Search</label>
				<input id="q" name="q" type="search" autoComplete="off"
					defaultValue={valueOf(search, 'q')} />
			</div>
			<details className={styles.filters}>
				<summary>Filters{number > 0 && ` (${number})`}</summary>
				<div className="stack">
					<Choices legend="Community" name="community" labels={areas}
						counts={community} search={search} />
					<div className="field">
						<label htmlFor="project">Project</label>
						<input id="project" name="project" autoComplete="off"
							defaultValue={valueOf(search, 'project')} />
					</div>
					<Choices legend="Place" name="environment" labels={environment}
						counts={counts?.work_environment} search={search} />
					<Choices legend="A meeting on" name="day" labels={dayNames}
						counts={counts?.day} search={search} />
					<div className="field">
						<label htmlFor="hours">At most hours a week</label>
						<input id="hours" name="hours" type="number" inputMode="numeric"
							min={0} max={168} defaultValue={valueOf(search, 'hours')} />
					</div>
				</div>
			</details>
			<div className="field">
				<label htmlFor="sort">Order</label>
				<select id="sort" name="sort" defaultValue={search.sort.name}>
					{sorts.map(({ name, label }) => <option key={name} value={name}>{label}</option>)}
				</select>
			</div>
			<p><button className="button">Apply</button></p>
		</Form>
	);
}
