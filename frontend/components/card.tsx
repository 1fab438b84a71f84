/*
 * card - an open role in a list
 */
import Link from 'next/link';

import type { Match } from '@/lib/api/types';
import { firstReason, fits } from '@/lib/match';
import { here, there } from '@/lib/meetings';
import type { Posting } from '@/lib/postings';
import { areas, date, environments, hoursAWeek, plural } from '@/lib/words';

import { AreaGlyph } from './icons';
import styles from './card.module.css';

/* zone: the viewer's, or null if it is not known. */
export function Card({ posting, zone, level = 2 }: {
	posting: Posting;
	zone: string | null;
	level?: 2 | 3;
}) {
	const { id, title, project, slots, skills } = posting;
	const Heading = `h${level}` as const;

	return (
		<article className={styles.card} aria-labelledby={`role-${id}`}>
			<Heading className={styles.title} id={`role-${id}`}>
				<Link href={`/opportunities/${id}`} prefetch={false}>
					{title}
					{project && <span className={styles.project}>{project}</span>}
				</Link>
			</Heading>
			{posting.match && <FitLine match={posting.match} />}
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
		</article>
	);
}

/* The word, the score that goes with it, and the first reason. */
function FitLine({ match }: { match: Match }) {
	return (
		<p className={styles.fit}>
			<strong>{fits[match.fit]}</strong>
			{match.show_total && <>, {match.total} of 100</>}
			: {firstReason(match)}
		</p>
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
