/*
 * filter-form - a GET form: what it sends is the address of what it finds
 */
import Form from 'next/form';
import Link from 'next/link';

import type { Environment, Facet, Facets, User } from '@/lib/api/types';
import { isChosen, sortsFor, valueOf, type Search } from '@/lib/search';
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

/* A filter that asks for something of the profile, or says what is missing. */
function Own({ name, value, label, ready, missing, href, search }: {
	name: string;
	value: string;
	label: string;
	ready: boolean;
	missing: string;
	href: string;
	search: Search;
}) {
	return (
		<div>
			<div className="choice">
				<input type="checkbox" id={name} name={name} value={value} disabled={!ready}
					aria-describedby={ready ? undefined : `${name}-why`}
					defaultChecked={isChosen(search, name, value)} />
				<label htmlFor={name}>{label}</label>
			</div>
			{!ready && (
				<p className="hint" id={`${name}-why`}>
					<Link href={href} prefetch={false}>{missing}</Link>
				</p>
			)}
		</div>
	);
}

export function FilterForm({ search, user, counts, here }: {
	search: Search;
	user: User | null;
	counts: Facets | null;
	here: string;
}) {
	const number = search.chosen.filter((one) => one.filter.name !== 'q').length;
	const environment: Record<Environment, string> = environments;
	const community: Facet[] | undefined = counts?.community_of_practice;

	return (
		<Form action="/opportunities" role="search" aria-label="Open roles"
			className={styles.form} scroll={false} prefetch={false}
			autoComplete="off">
			<AutoSubmit here={here} />
			<div className={styles.search}>
				<label htmlFor="q">Search</label>
				<input id="q" name="q" type="search"
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
					{user && (
						<fieldset>
							<legend>Fits me</legend>
							<Own name="time" value="1" label="I can make a meeting"
								ready={(user.meeting_availability ?? []).length > 0}
								missing="Say when you have time" href="/profile/availability"
								search={search} />
							<Own name="skills" value="partial"
								label="Shares 30 % or more of my skills"
								ready={Object.keys(user.skills ?? {}).length > 0}
								missing="Say what you can do" href="/profile/skills"
								search={search} />
						</fieldset>
					)}
				</div>
			</details>
			<div className="field">
				<label htmlFor="sort">Order</label>
				<select id="sort" name="sort" defaultValue={search.sort.name}>
					{sortsFor(user !== null).map(({ name, label }) => <option key={name} value={name}>{label}</option>)}
				</select>
			</div>
			<p><button className="button">Apply</button></p>
		</Form>
	);
}
