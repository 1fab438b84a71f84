/*
 * /manage - one's own postings by state, what needs care first
 */
import Link from 'next/link';

import { EmptyDrawing } from '@/components/icons';
import { DoneNotice, Notice, Title, Unavailable } from '@/components/parts';
import { api } from '@/lib/api/client';
import type { Opportunity } from '@/lib/api/types';
import { groupOf, groups, SOON, type Group } from '@/lib/lifecycle';
import { manager } from '@/lib/manager';
import { plural, today } from '@/lib/words';

import { Refused } from './refused';
import { Row } from './row';
import styles from './manage.module.css';

export const metadata = { robots: { index: false } };

/* As many as the API gives at once; nobody looks after more. */
const MOST = 500;

const hints: Partial<Record<Group, string>> = {
	expired: 'Nobody finds them any more. Renew what is still wanted, close the rest.',
	expiring: `They end within ${SOON} days. One click renews them.`,
	draft: 'Only you and other project managers see them.',
};

export default async function Page({ searchParams }: PageProps<'/manage'>) {
	const who = await manager('/manage');
	if (who.kind !== 'manager')
		return <Refused kind={who.kind} again="/manage" />;
	const mine = await api('get', '/api/opportunities/', { query: { mine: true, limit: MOST } });

	return (
		<div className="stack stack-wide">
			<Title>Your postings</Title>
			<DoneNotice code={(await searchParams).done} />
			<header className="stack">
				<h1>Your postings</h1>
				{mine.kind === 'ok' && mine.data.length > 0 && (
					<p><Link className="button" href="/manage/new" prefetch={false}>Post a role</Link></p>
				)}
				<p className="hint">
					The <a href="/admin/">administration</a> has the postings of everybody, their
					history, and exports.
				</p>
			</header>
			{mine.kind !== 'ok' && <Unavailable again="/manage" what="Your list of postings" />}
			{mine.kind === 'ok' && mine.data.length === 0 && <Nothing />}
			{mine.kind === 'ok' && mine.data.length > 0 && <Groups all={mine.data} />}
			{mine.kind === 'ok' && mine.next !== null && (
				<Notice><p>These are the first {MOST}. There are more.</p></Notice>
			)}
		</div>
	);
}

const Nothing = () => (
	<div className="stack">
		<EmptyDrawing />
		<p>You have not posted anything yet.</p>
		<p><Link className="button" href="/manage/new" prefetch={false}>Post your first role</Link></p>
	</div>
);

/* Within a group: what ends first, then what changed last. */
const urgent = (a: Opportunity, b: Opportunity) =>
	(a.closes_on ?? '9').localeCompare(b.closes_on ?? '9') ||
	b.updated_at.localeCompare(a.updated_at);

function Groups({ all }: { all: Opportunity[] }) {
	const now = today();
	const used = (Object.keys(groups) as Group[])
		.map((group) => ({ group, rows: all.filter((one) => groupOf(one, now) === group).sort(urgent) }))
		.filter(({ rows }) => rows.length > 0);

	return (
		<>
			<nav aria-label="Your postings by state">
				<ul className={styles.counters}>
					{used.map(({ group, rows }) => (
						<li key={group}>
							<a href={`#${group}`} className={styles.counter}>
								<strong>{rows.length}</strong> {groups[group]}
							</a>
						</li>
					))}
				</ul>
			</nav>
			{used.map(({ group, rows }) => (
				<section className="stack" key={group} aria-labelledby={group}>
					<h2 id={group} tabIndex={-1}>
						{groups[group]} <span className={styles.number}>({plural(rows.length, 'posting')})</span>
					</h2>
					{hints[group] && <p className="hint">{hints[group]}</p>}
					<ul className={styles.rows}>
						{rows.map((one) => <Row key={one.id} one={one} group={group} today={now} />)}
					</ul>
				</section>
			))}
		</>
	);
}
