/*
 * card - an open role in a list
 */
import Link from 'next/link';
import { useId } from 'react';

import type { Match } from '@/lib/api/types';
import { firstReason, fits, reason, told } from '@/lib/match';
import { here, there } from '@/lib/meetings';
import type { Posting } from '@/lib/postings';
import { headline } from '@/lib/summary';
import { areas, date, environments, hoursAWeek, plural } from '@/lib/words';

import { AreaGlyph } from './icons';
import { SaveForm } from './save-form';
import styles from './card.module.css';

export function Card({ posting, zone, level = 2, reasons = false, saved, leave = false, state }: {
	posting: Posting;
	/* The viewer's, or null if it is not known. */
	zone: string | null;
	level?: 2 | 3;
	/* All reasons of the score, not only the first. */
	reasons?: boolean;
	/* Is it among the viewer's saved ones?  null: not asked; else no button. */
	saved?: boolean | null;
	/* The page is drawn anew when that changes. */
	leave?: boolean;
	/* What to know before anything else, if it is not simply open. */
	state?: string | null;
}) {
	const { id, title, project, slots, skills } = posting;
	const Heading = `h${level}` as const;
	/* One page may show a role twice. */
	const heading = useId();

	return (
		<article className={styles.card} aria-labelledby={heading}>
			<Heading className={styles.title} id={heading}>
				<Link href={`/opportunities/${id}`} prefetch={false}>
					{title}
					{project && <span className={styles.project}>{project}</span>}
				</Link>
			</Heading>
			{state && <p className={styles.state}>{state}</p>}
			{posting.match && <FitLine match={posting.match} reasons={reasons} />}
			<Chips posting={posting} />
			{slots.length > 0 && (
				<ul className={styles.meetings}>
					{slots.slice(0, 2).map((slot, i) => (
						<li key={i}>
							{there(slot)}
							{zone && here(slot, zone) && <>; {here(slot, zone)}</>}
						</li>
					))}
					{slots.length > 2 && <li>and {plural(slots.length - 2, 'more meeting')}</li>}
				</ul>
			)}
			{skills.length > 0 && (
				<p className={styles.skills}>
					<span className="hidden">Skills: </span>{skills.join(', ')}
				</p>
			)}
			<p className={styles.dates}>
				{posting.openedAt && <>Posted {date(posting.openedAt)}</>}
				{posting.openedAt && posting.closesOn && ' · '}
				{posting.closesOn && <>Closes {date(posting.closesOn)}</>}
			</p>
			{saved !== undefined && <SaveForm id={id} name={headline(posting)} saved={saved} leave={leave} />}
		</article>
	);
}

/* The word, the score that goes with it, and the reasons. */
function FitLine({ match, reasons }: { match: Match; reasons: boolean }) {
	const reasonsTold = reasons ? told(match) : [];

	return (
		<>
			<p className={styles.fit}>
				<strong>{fits[match.fit]}</strong>
				{match.show_total && <>, {match.total} of 100</>}
				{!reasons && <>: {firstReason(match)}</>}
			</p>
			{reasonsTold.length > 0 && (
				<ul className={styles.reasons}>
					{reasonsTold.map((part) => <li key={part.key}>{reason(part)}</li>)}
				</ul>
			)}
		</>
	);
}

/* What one weighs first, in a row. */
export function Chips({ posting }: { posting: Posting }) {
	const { hours, environment, area, experience, openings } = posting;

	return (
		<ul className="chips">
			<li className="chip">{hoursAWeek(hours)}</li>
			<li className="chip">{environments[environment]}</li>
			{area && <li className="chip"><AreaGlyph area={area} />{areas[area]}</li>}
			{experience && <li className="chip">Experience: {experience}</li>}
			{openings > 1 && <li className="chip">{openings} people wanted</li>}
		</ul>
	);
}
