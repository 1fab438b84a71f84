/*
 * banner - what stands above the preview: the state, what is missing, dates,
 * and what may be done now
 */
import Link from 'next/link';

import { duplicatePosting, movePosting } from '@/actions/manage';
import { Notice } from '@/components/parts';
import type { Opportunity } from '@/lib/api/types';
import { daysLeft, groupOf, inDays, moveNames, moves, publishes } from '@/lib/lifecycle';
import { asks } from '@/lib/publishing';
import { date, plural, statuses, today } from '@/lib/words';

import styles from '../manage.module.css';

function saidOf(one: Opportunity, now: string): string {
	switch (groupOf(one, now)) {
	case 'expired':
		return 'Its last day is over: nobody finds it any more.';
	case 'expiring':
	case 'open':
		return 'Members read it as below; visitors see a summary.';
	case 'draft':
		return 'Members will read it as below once it is published.';
	case 'on_hold':
		return 'It is not listed while the team pauses.';
	case 'filled':
		return 'Everybody was found: it is not listed any more.';
	case 'closed':
		return 'It is not listed any more.';
	}
}

export function Banner({ one }: { one: Opportunity }) {
	const now = today();
	const possible = moves(one, now);
	const missing = possible.some(publishes) ? asks(one) : [];
	const ready = possible.filter((move) => !publishes(move) || missing.length === 0);
	const group = groupOf(one, now);
	const state = group === 'expired' ? 'Expired' : statuses[one.status];
	/* Nothing has to be done: one looks at what others see. */
	const listed = group === 'open';

	return (
		<section className={styles.banner} aria-label="Your posting">
			<p><strong>{state}.</strong> {saidOf(one, now)}</p>
			{missing.length > 0 && <Missing one={one} missing={missing} />}
			<Dates one={one} now={now} />
			<div className="cluster">
				{listed && (
					<Link className="button" href={`/opportunities/${one.id}`} prefetch={false}>
						View the posting
					</Link>
				)}
				{ready.length > 0 && (
					<form action={movePosting} className="cluster">
						<Which one={one} />
						{ready.map((move, i) => (
							<button key={move} name="move" value={move}
								className={i === 0 && !listed ? 'button' : 'button button-quiet'}>
								{moveNames[move]}
							</button>
						))}
					</form>
				)}
				<Link href={`/manage/${one.id}/edit`} prefetch={false}
					className={ready.length > 0 ? 'button button-quiet' : 'button'}>
					Edit
				</Link>
				<form action={duplicatePosting}>
					<Which one={one} />
					<input type="hidden" name="key" value={crypto.randomUUID()} />
					<button className="button button-quiet">Duplicate</button>
				</form>
			</div>
		</section>
	);
}

/* Which posting, as it was looked at. */
const Which = ({ one }: { one: Opportunity }) => (
	<>
		<input type="hidden" name="id" value={one.id} />
		<input type="hidden" name="version" value={`"${one.updated_at}"`} />
	</>
);

function Missing({ one, missing }: { one: Opportunity; missing: ReturnType<typeof asks> }) {
	return (
		<Notice kind="warn">
			<p><strong>Before it can be published:</strong></p>
			<ul>
				{missing.map(({ field, message }) => (
					<li key={field}>
						<Link href={`/manage/${one.id}/edit#${field}`} prefetch={false}>{message}</Link>
					</li>
				))}
			</ul>
		</Notice>
	);
}

function Dates({ one, now }: { one: Opportunity; now: string }) {
	const left = daysLeft(one, now);
	const dates: [string, string][] = [
		['Written', date(one.created_at)],
		['Changed', date(one.updated_at)],
		...(one.opened_at ? [['Published', date(one.opened_at)] as [string, string]] : []),
		...(one.closes_on ? [['Last day', `${date(one.closes_on)}${
			one.status === 'open' && left !== null ? ` (${inDays(left)})` : ''}`] as [string, string]] : []),
		['Wanted', plural(one.openings, 'person', 'people')],
	];

	return (
		<dl>
			{dates.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
		</dl>
	);
}

/* What other project managers see: they may read and delete, no more. */
export function OthersBanner({ one }: { one: Opportunity }) {
	return (
		<section className={styles.banner} aria-label="The posting of somebody else">
			<p>
				<strong>{statuses[one.status]}.</strong>{' '}
				{one.created_by ? <>Posted by {one.created_by}; only they can change it.</>
					: <>Whoever posted it has left; nobody can change it.</>}
				{' '}You can read it and, if it should not be here, delete it.
			</p>
			<Dates one={one} now={today()} />
		</section>
	);
}
