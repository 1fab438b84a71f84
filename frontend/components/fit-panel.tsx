/*
 * fit-panel - why a role has the score it has: four parts, each with its weight
 */
import Link from 'next/link';

import type { Match } from '@/lib/api/types';
import { fits, partNames, reason, sum, type Part } from '@/lib/match';

import styles from './fit-panel.module.css';

/* Ten cells, as many filled as the value has tens. */
const Bar = ({ value }: { value: number }) => (
	<svg className={styles.bar} viewBox="0 0 120 12" width="120" height="12"
		aria-hidden="true" focusable="false">
		<rect className={styles.ground} x="1" y="1" width="118" height="10" rx="5" />
		<rect className={styles.value} x="1" y="1" width={Math.max(1.18 * value, 1)} height="10" rx="5" />
	</svg>
);

const PartOf = ({ part }: { part: Part }) => (
	<li className={styles.part}>
		<h3>{partNames[part.key]}</h3>
		<p className={styles.numbers}>
			<Bar value={part.value} />
			<span>
				{part.value} of 100
				{part.state === 'unknown' && ': unknown, counted as neutral'}
			</span>
		</p>
		<p>{capital(reason(part))}.</p>
		<p className="hint">Weighs {part.weight} %.</p>
	</li>
);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function FitPanel({ match }: { match: Match }) {
	return (
		<section className={`stack ${styles.panel}`} aria-labelledby="fit">
			<h2 id="fit">Why this score</h2>
			<p className={styles.total}>
				<strong>{fits[match.fit]}</strong>
				{match.show_total && <>: {match.total} of 100</>}
			</p>
			{!match.show_total && (
				<p>
					There is no score yet, because your profile says too little.{' '}
					<Link href="/profile" prefetch={false}>Fill in your profile</Link>
				</p>
			)}
			<ul className={styles.parts}>
				{match.parts.map((part) => <PartOf key={part.key} part={part} />)}
			</ul>
			{match.show_total && (
				<p className="hint">
					The score is ({sum(match)}) ÷ 100, rounded. Only you see it.
				</p>
			)}
		</section>
	);
}
