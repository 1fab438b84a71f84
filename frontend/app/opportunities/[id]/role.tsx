/*
 * role - one open role as it is read: on its own page, and as the preview of
 * who posts it
 */
import Link from 'next/link';
import type { ReactNode } from 'react';

import { Chips } from '@/components/card';
import { WeekStrip } from '@/components/week-strip';
import { skills } from '@/lib/api/reference';
import type { Opportunity, User } from '@/lib/api/types';
import { splitContact } from '@/lib/contact';
import { here, notes, there } from '@/lib/meetings';
import type { Posting } from '@/lib/postings';
import { projectPath, rolePath } from '@/lib/slug';
import { areas, date } from '@/lib/words';

import { SkillsTable } from './skills-table';
import { Text } from './text';
import styles from './detail.module.css';

/* whole: null for visitors, who read less; user: whose times and levels. */
export function Role({ posting, whole, user, banner, fit, calendar = null, children }: {
	posting: Posting;
	whole: Opportunity | null;
	user: User | null;
	banner?: ReactNode;
	/* How well it fits, in short under the facts and at length below the skills. */
	fit?: { short: ReactNode; panel: ReactNode };
	/* Where its meetings are as a file, if they are. */
	calendar?: string | null;
	children?: ReactNode;
}) {
	return (
		<article className="stack stack-wide">
			<header className="stack">
				{banner}
				<h1 className={styles.title}>
					{posting.title}
					{posting.project && <span>{posting.project}</span>}
				</h1>
				<Chips posting={posting} />
				<Dates posting={posting} />
				<Around posting={posting} />
				{fit?.short}
			</header>
			{whole && <Texts whole={whole} />}
			<Meetings posting={posting} zone={user?.time_zone ?? null} calendar={calendar} />
			<Skills posting={posting} whole={whole} user={user} />
			{fit?.panel}
			{whole && <TakePart whole={whole} />}
			{children}
		</article>
	);
}

function Dates({ posting: { openedAt, closesOn } }: { posting: Posting }) {
	if (!openedAt && !closesOn)
		return null;
	return (
		<p className="hint">
			{openedAt && <>Posted {date(openedAt)}</>}
			{openedAt && closesOn && ' · '}
			{closesOn && <>Closes {date(closesOn)}</>}
		</p>
	);
}

/* The pages that this one belongs to. */
function Around({ posting: { title, project, area } }: { posting: Posting }) {
	const its = projectPath(project);

	return (
		<ul className={styles.around}>
			{its && <li>Project: <Link href={its} prefetch={false}>{project}</Link></li>}
			<li>Role: <Link href={rolePath(title)} prefetch={false}>{title}</Link></li>
			{area && <li>Community: <Link href={`/communities/${area}`} prefetch={false}>{areas[area]}</Link></li>}
		</ul>
	);
}

function Texts({ whole }: { whole: Opportunity }) {
	const parts: [string, string, string][] = [
		['project', 'About the project', whole.overview],
		['role', 'What you will do', splitContact(whole.body).text],
		['duties', 'Responsibilities', whole.responsibilities],
	];
	return parts.filter(([, , text]) => text.trim() !== '').map(([id, name, text]) => (
		<section className="stack" key={id} aria-labelledby={id}>
			<h2 id={id}>{name}</h2>
			<Text>{text}</Text>
		</section>
	));
}

function Meetings({ posting: { slots }, zone, calendar }: {
	posting: Posting;
	zone: string | null;
	calendar: string | null;
}) {
	return (
		<section className="stack" aria-labelledby="meetings">
			<h2 id="meetings">Meetings</h2>
			{slots.length === 0 && <p>To be agreed with the team.</p>}
			{slots.length > 0 && (
				<>
					<WeekStrip slots={slots} />
					<ul className="plain">
						{slots.map((slot, i) => (
							<li key={i}>
								{slot.team && <><strong>{slot.team}</strong>: </>}
								{there(slot)}
								{zone && here(slot, zone) && <>; {here(slot, zone)}</>}
								{notes(slot)}
							</li>
						))}
					</ul>
					{calendar && <p><a href={calendar}>Calendar file of these meetings</a></p>}
				</>
			)}
		</section>
	);
}

async function Skills({ posting, whole, user }: {
	posting: Posting;
	whole: Opportunity | null;
	user: User | null;
}) {
	const all = whole ? await skills() : null;

	return (
		<section className="stack" aria-labelledby="skills">
			<h2 id="skills">Skills</h2>
			{posting.skills.length === 0 && <p>None in particular.</p>}
			{posting.skills.length > 0 && (whole && all?.kind === 'ok'
				? <SkillsTable asked={whole.skills ?? {}} yours={user?.skills ?? null} all={all.data} />
				: (
					<ul className="chips">
						{posting.skills.map((name) => <li className="chip" key={name}>{name}</li>)}
					</ul>
				))}
		</section>
	);
}

function TakePart({ whole: { body, created_by } }: { whole: Opportunity }) {
	const { contact } = splitContact(body);
	const mail = created_by && <a href={`mailto:${created_by}`}>{created_by}</a>;

	return (
		<section className="stack" aria-labelledby="part">
			<h2 id="part">How to take part</h2>
			{contact && <p><strong>Contact:</strong> {contact}</p>}
			{(contact || mail) && (
				<p>
					{contact ? 'Say' : <>Write to {mail}: say</>} which role you mean, what you
					bring and when you have time. Onboarding comes first, if you have not
					been there.
					{contact && mail && <> It was posted by {mail}.</>}
				</p>
			)}
			{!contact && !mail && (
				<p>Whoever posted this has left; ask in the channel of the community.</p>
			)}
		</section>
	);
}
