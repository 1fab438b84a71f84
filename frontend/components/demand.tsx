/*
 * demand - the skills that open roles ask for most, as text and as bars
 */
import type { Facet } from '@/lib/api/types';
import { plural } from '@/lib/words';

import styles from './demand.module.css';

const WIDTH = 100;

/* The bar is the share of all roles; the text beside it says the number. */
const Bar = ({ part, whole }: { part: number; whole: number }) => (
	<svg className={styles.bar} viewBox={`0 0 ${WIDTH} 8`} width={WIDTH} height="8"
		preserveAspectRatio="none" aria-hidden="true" focusable="false">
		<rect className={styles.ground} width={WIDTH} height="8" />
		<rect className={styles.part} height="8" width={Math.min(part / whole, 1) * WIDTH} />
	</svg>
);

export function Demand({ skills, total, most = 10 }: {
	skills: Facet[];
	/* Of how many roles. */
	total: number;
	most?: number;
}) {
	if (skills.length === 0)
		return <p>No open role asks for a skill in particular right now.</p>;
	return (
		<ul className={styles.list}>
			{skills.slice(0, most).map(({ value, label, count }) => (
				<li key={value}>
					<span className={styles.name}>{label}</span>
					<span className={styles.number}>{count} of {plural(total, 'role')}</span>
					<Bar part={count} whole={total} />
				</li>
			))}
		</ul>
	);
}
