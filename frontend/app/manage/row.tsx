/*
 * row - one posting in the list of its project manager
 */
import Link from 'next/link';

import { movePosting } from '@/actions/manage';
import type { Opportunity } from '@/lib/api/types';
import { daysLeft, inDays, moveNames, VERY_SOON, type Group } from '@/lib/lifecycle';
import { titleOf } from '@/lib/share';
import { date, plural } from '@/lib/words';

import styles from './manage.module.css';

export function Row({ one, group, today }: { one: Opportunity; group: Group; today: string }) {
	const ends = group === 'expired' || group === 'expiring';
	const name = titleOf(one);

	return (
		<li className={styles.row}>
			<div>
				<h3 className={styles.name}>
					<Link href={`/manage/${one.id}`} prefetch={false}>
						{one.role_title}
						{one.project_name && <span>{one.project_name}</span>}
					</Link>
				</h3>
				<p className={styles.facts}>
					<Ending one={one} group={group} today={today} />
					{plural(one.openings, 'person', 'people')} wanted{' · '}
					changed {date(one.updated_at)}
				</p>
			</div>
			<div className="cluster">
				{ends && (
					<form action={movePosting}>
						<input type="hidden" name="id" value={one.id} />
						<input type="hidden" name="version" value={`"${one.updated_at}"`} />
						<input type="hidden" name="from" value="list" />
						<button className="button button-small" name="move" value="renew">
							{moveNames.renew}<span className="hidden"> {name}</span>
						</button>
					</form>
				)}
				<Link className="button button-quiet button-small" href={`/manage/${one.id}/edit`} prefetch={false}>
					Edit<span className="hidden"> {name}</span>
				</Link>
			</div>
		</li>
	);
}

/* When it ends, by its days where that is near. */
function Ending({ one, group, today }: { one: Opportunity; group: Group; today: string }) {
	const left = daysLeft(one, today);

	if (left === null || one.closes_on === null || !['expired', 'expiring', 'open'].includes(group))
		return null;
	if (group === 'open')
		return <>Closes {date(one.closes_on)} · </>;
	const words = inDays(left);
	return (
		<>
			<strong className={left <= VERY_SOON ? styles.urgent : undefined}>
				{left <= VERY_SOON && '▲ '}{words[0]!.toUpperCase()}{words.slice(1)}
			</strong>
			{' '}({date(one.closes_on)}){' · '}
		</>
	);
}
