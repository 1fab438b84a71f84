/*
 * /profile/review - step 4: what one told, what that opens, and onboarding
 */
import Link from 'next/link';
import type { ReactNode } from 'react';

import { saveReview } from '@/actions/profile';
import { ActionForm } from '@/components/action-form';
import { TextField } from '@/components/fields';
import { communities, skills } from '@/lib/api/reference';
import type { User } from '@/lib/api/types';
import { windows, windowWords } from '@/lib/availability';
import { zoneName } from '@/lib/meetings';
import { facets } from '@/lib/postings';
import { missing, stepOf, stepPath, type Part } from '@/lib/profile';
import { areas, plural, today } from '@/lib/words';

import { Buttons, stepBySlug, StepPage, stepTitle } from '../step-page';
import styles from '../profile.module.css';

export const metadata = { robots: { index: false } };

const step = stepBySlug('review');

export default async function Page({ searchParams }: PageProps<'/profile/review'>) {
	return (
		<StepPage step={step} done={(await searchParams).done}>
			{(user) => (
				<>
					{user && <Told user={user} />}
					<ActionForm action={saveReview} title={stepTitle(step)}
						submit={<Buttons next="Finish and see what fits" />}
						labels={{ onboarded_on: 'Day of onboarding' }}>
						<TextField name="onboarded_on" type="date" max={today()}
							label="When did you attend onboarding?"
							hint={<>Leave it empty if you have not. It comes before any role: <Link href="/how-to-join" prefetch={false}>how to join</Link>.</>}
							defaultValue={user?.onboarded_on ?? ''} />
					</ActionForm>
				</>
			)}
		</StepPage>
	);
}

/* One part, and the way to change it. */
function PartOf({ part, name, children }: { part: Part; name: string; children: ReactNode }) {
	return (
		<section className={styles.part} aria-labelledby={part}>
			<h2 id={part}>{name}</h2>
			<Link className={styles.change} href={stepPath(stepOf(part))} prefetch={false}>
				Change<span className="hidden"> {name.toLowerCase()}</span>
			</Link>
			<div>{children}</div>
		</section>
	);
}

const NotSaid = () => <p className="hint">Not said yet.</p>;

async function Told({ user }: { user: User }) {
	const lacking = missing(user);
	const hours = user.max_available_hours;

	return (
		<div>
			<PartOf part="community" name="Community">
				{lacking.includes('community') ? <NotSaid /> : <Community id={user.community_of_practice!} />}
			</PartOf>
			<PartOf part="skills" name="Skills">
				{user.skills ? <Skills levels={user.skills} /> : <NotSaid />}
			</PartOf>
			<PartOf part="time" name="When you can meet">
				{lacking.includes('time') ? <NotSaid /> : <Time user={user} />}
			</PartOf>
			<PartOf part="hours" name="Hours a week">
				{hours === null ? <NotSaid /> : <p>{plural(hours, 'hour')}</p>}
			</PartOf>
		</div>
	);
}

async function Community({ id }: { id: string }) {
	const all = await communities();
	const its = all.kind === 'ok' ? all.data.find((one) => one.id === id) : undefined;

	return <p>{its ? areas[its.practice_area] : 'Its name is not available right now.'}</p>;
}

async function Skills({ levels }: { levels: Record<string, number> }) {
	const all = await skills();
	const named = (all.kind === 'ok' ? all.data : []).filter(({ id }) => id in levels)
		.sort((a, b) => levels[b.id]! - levels[a.id]! || a.name.localeCompare(b.name, 'en'));

	if (Object.keys(levels).length === 0)
		return <p>None yet: you come to learn.</p>;
	if (named.length === 0)
		return <p>{plural(Object.keys(levels).length, 'skill')}</p>;
	return (
		<ul className="chips">
			{named.map(({ id, name }) => <li className="chip" key={id}>{name} {levels[id]}</li>)}
		</ul>
	);
}

/* The windows, and of how many roles one can make a meeting. */
async function Time({ user }: { user: User }) {
	const free = windows(user.meeting_availability);
	const [can, all] = free.length === 0 ? [] : await Promise.all([
		facets({ time_filter: true }), facets()]);

	if (free.length === 0)
		return <p>You cannot come to meetings.</p>;
	return (
		<>
			<p>{free.map(windowWords).join(', ')} ({zoneName(user.time_zone)})</p>
			{can?.kind === 'ok' && all?.kind === 'ok' && (
				<p>
					<strong>
						You can make meetings of {can.data.total} of {plural(all.data.total, 'open role')}.
					</strong>
				</p>
			)}
		</>
	);
}
