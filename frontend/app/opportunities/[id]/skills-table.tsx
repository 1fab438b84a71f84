/*
 * skills-table - each skill: the level asked, yours, and whether that is met
 */
import type { Skill } from '@/lib/api/types';

import styles from './detail.module.css';

type Levels = Record<string, unknown>;

const level = (levels: Levels | null, id: string) => {
	const value = levels?.[id];
	return typeof value === 'number' ? value : 0;
};

/* Five cells, filled up to yours, with a mark at what is asked. */
function Bar({ asked, yours }: { asked: number; yours: number }) {
	return (
		<svg className={styles.bar} viewBox="0 0 104 20" width="104" height="20"
			aria-hidden="true" focusable="false">
			{[1, 2, 3, 4, 5].map((n) => (
				<rect key={n} x={(n - 1) * 21 + 1} y="4" width="18" height="12" rx="3"
					className={n <= yours ? styles.cellOn : styles.cell} />
			))}
			<path className={styles.asked} d={`M${asked * 21 - 1} 1v18`} />
		</svg>
	);
}

const verdict = (asked: number, yours: number) =>
	yours >= asked ? '✓ met' : yours > 0 ? '▲ below' : '– missing';

export function SkillsTable({ asked, yours, all }: {
	asked: Levels;
	/* null: never rated. */
	yours: Levels | null;
	all: Skill[];
}) {
	const rows = all.filter(({ id }) => id in asked)
		.sort((a, b) => level(asked, b.id) - level(asked, a.id) || a.name.localeCompare(b.name));

	return (
		<table className={styles.skills}>
			<caption className="hidden">Skills with levels from 1 to 5; a level asked is a floor</caption>
			<thead>
				<tr>
					<th scope="col">Skill</th>
					<th scope="col">Asked</th>
					{yours && <th scope="col">Yours</th>}
				</tr>
			</thead>
			<tbody>
				{rows.map(({ id, name }) => (
					<tr key={id}>
						<th scope="row">{name}</th>
						<td>{level(asked, id)}</td>
						{yours && (
							<td>
								<span className={styles.yours}>
									<Bar asked={level(asked, id)} yours={level(yours, id)} />
									<span>{level(yours, id) || 'none'}, {verdict(level(asked, id), level(yours, id))}</span>
								</span>
							</td>
						)}
					</tr>
				))}
			</tbody>
		</table>
	);
}
