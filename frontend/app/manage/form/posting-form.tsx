/*
 * posting-form - one long form for one posting, in sections
 */
'use client';

import type { ReactNode } from 'react';

import { savePosting } from '@/actions/posting';
import { ActionForm, EnterSends, useFormState } from '@/components/action-form';
import { SelectField, TextArea, TextField } from '@/components/fields';
import type { Values } from '@/lib/form-state';
import { labelsOf, TEXT_WRITABLE } from '@/lib/posting-form';
import { ENOUGH } from '@/lib/publishing';
import { environments } from '@/lib/words';

import { Clashing } from './clashing';
import { Skills, type SkillName } from './skills';
import { Slots } from './slots';
import styles from './form.module.css';

export type Choices = {
	roles: { area: string; roles: { id: string; title: string }[] }[];
	skills: SkillName[];
};

const sections = {
	basics: 'Basics',
	commitment: 'Commitment',
	meetings: 'Meetings',
	skills: 'Skills',
	texts: 'Texts',
	reach: 'Contact',
} as const;

/* Which posting, which version, and the key that creates it once. */
const CARRIED = ['id', 'version', 'key'];

/* The summary names rows by their number: enough of them for any form. */
const labels = labelsOf({ 'slot-rows': '21', 'skill-rows': '51' });

export function PostingForm({ title, submit, hint, values, roles, skills }: Choices & {
	title: string;
	submit: string;
	hint: string | null;
	values: Values;
}) {
	return (
		<ActionForm action={savePosting} title={title} labels={labels} values={values}
			submit={null}>
			<EnterSends />
			{CARRIED.map((name) => <Carried key={name} name={name} />)}
			<Clashing />
			<div className={styles.columns}>
				<nav aria-label="Sections of the form">
					<ol className={styles.sections}>
						{Object.entries(sections).map(([id, name]) => (
							<li key={id}><a href={`#${id}`}>{name}</a></li>
						))}
					</ol>
				</nav>
				<div className={styles.parts}>
					<Section id="basics">
						<TextField name="project_name" label="Project" autoComplete="off" maxLength={255}
							hint="As volunteers know it. Roles of one project stand together. Needed to publish." />
						<SelectField name="role" label="Role" hint="It gives the posting its title." required>
							<option value="">Choose a role</option>
							{roles.map(({ area, roles: its }) => (
								<optgroup key={area} label={area}>
									{its.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
								</optgroup>
							))}
						</SelectField>
						<div className={styles.short}>
							<TextField name="openings" label="People wanted" type="number" min={1} max={99} required />
							<TextField name="min_experience_required" label="Experience" maxLength={50}
								autoComplete="off" hint="In your own words, such as junior." />
						</div>
					</Section>
					<Section id="commitment">
						<div className={styles.short}>
							<TextField name="min_hours_required" label="Hours a week" type="number" min={0} max={168}
								required hint="Most roles ask for 5 to 10." />
							<SelectField name="work_environment" label="Where" required>
								{Object.entries(environments).map(([value, name]) => (
									<option key={value} value={value}>{name}</option>
								))}
							</SelectField>
							<TextField name="closes_on" label="Last day" type="date"
								hint="Empty: 60 days from the day you publish it." />
						</div>
					</Section>
					<Section id="meetings"><Slots /></Section>
					<Section id="skills"><Skills all={skills} /></Section>
					<Section id="texts">
						<p className="hint">
							A blank line begins a new paragraph; lines that begin with “-” make a
							list. Visitors do not see these texts until they sign in.
						</p>
						<TextArea name="overview" label="About the project" rows={5} maxLength={TEXT_WRITABLE} />
						<TextArea name="body" label="What they will do" rows={8} required maxLength={TEXT_WRITABLE}
							hint={`And what they will learn. A draft needs it, too. To be published, this or the text about the project needs ${ENOUGH} characters.`} />
						<TextArea name="responsibilities" label="Responsibilities" rows={6} maxLength={TEXT_WRITABLE} />
					</Section>
					<Section id="reach">
						<TextField name="contact" label="Contact line" autoComplete="off" maxLength={255}
							hint="Such as: Ada in the Slack channel #tide. Shown to who is signed in. Needed to publish." />
					</Section>
					<div className={styles.save}>
						<button className="button" name="do" value="save">{submit}</button>
						{hint && <p className="hint">{hint}</p>}
					</div>
				</div>
			</div>
		</ActionForm>
	);
}

function Section({ id, children }: { id: keyof typeof sections; children: ReactNode }) {
	return (
		<section className={styles.section} aria-labelledby={id}>
			<h2 id={id} tabIndex={-1}>{sections[id]}</h2>
			{children}
		</section>
	);
}

function Carried({ name }: { name: string }) {
	const value = useFormState().values[name];

	return typeof value === 'string' ? <input type="hidden" name={name} value={value} readOnly /> : null;
}
