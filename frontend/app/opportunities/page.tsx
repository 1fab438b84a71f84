/*
 * /opportunities - open roles, with filters in the address
 */
import Link from 'next/link';
import type { Metadata } from 'next';

import { Card } from '@/components/card';
import { EmptyDrawing } from '@/components/icons';
import { DoneNotice, Invitation, Notice, Title, Unavailable } from '@/components/parts';
import type { Facets, Result, User } from '@/lib/api/types';
import { facets, find, type Posting } from '@/lib/postings';
import { addressOf, apiFilters, beyondOneFacet, feedOf, parseSearch, STALE, without,
	type Search } from '@/lib/search';
import { PARTS, parts } from '@/lib/profile';
import { plural } from '@/lib/words';
import { viewer } from '@/lib/viewer';

import { ChosenChips } from './chosen-chips';
import { FilterForm } from './filter-form';
import styles from './list.module.css';

type Props = PageProps<'/opportunities'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
	const search = parseSearch(await searchParams, true);
	return {
		alternates: { canonical: addressOf(search.chosen, search.sort) },
		...(beyondOneFacet(search) ? { robots: { index: false } } : {}),
	};
}

/* An address that is older than the cursor in it: the first page, and say so. */
async function found(user: User | null, search: Search):
Promise<[Result<Posting[]>, Search]> {
	const result = await find(user, search);
	if (result.kind !== 'invalid' || !search.cursor)
		return [result, search];
	const first = { ...search, cursor: null, notices: [...search.notices, STALE] };
	return [await find(user, first), first];
}

export default async function Page({ searchParams }: Props) {
	const params = await searchParams;
	const who = await viewer();
	const user = who.kind === 'member' ? who.user : null;
	const asked = parseSearch(params, user !== null);
	const [[list, search], counts] = await Promise.all([
		found(user, asked), facets(apiFilters(asked.chosen))]);
	const here = addressOf(search.chosen, search.sort, search.cursor ?? undefined);

	if (list.kind === 'unauthenticated')
		return (
			<div className="stack">
				<Title>Open roles</Title>
				<h1>Open roles</h1>
				<Invitation next={here} />
			</div>
		);
	return (
		<div className="stack">
			<Title>{search.cursor ? 'Open roles, next page' : 'Open roles'}</Title>
			<h1>Open roles</h1>
			<DoneNotice code={params.done} />
			{user && parts(user).length < PARTS.length && (
				<Notice>
					<p>
						<Link href="/profile" prefetch={false}>Fill in your profile</Link>
						{' '}({parts(user).length} of {PARTS.length} parts are there) to see how
						well each role fits you.
					</p>
				</Notice>
			)}
			{search.notices.length > 0 && (
				<Notice kind="warn">
					{search.notices.map((notice) => <p key={notice}>{notice}</p>)}
				</Notice>
			)}
			<div className={styles.columns}>
				<FilterForm search={search} user={user} here={here}
					counts={counts.kind === 'ok' ? counts.data : null} />
				<div className="stack">
					<ChosenChips search={search} />
					<p className={styles.count} role="status">
						{counts.kind === 'ok' && list.kind === 'ok' && plural(counts.data.total, 'open role')}
					</p>
					<List list={list} search={search} here={here} user={user} />
				</div>
			</div>
		</div>
	);
}

async function List({ list, search, here, user }: {
	list: Result<Posting[]>;
	search: Search;
	here: string;
	user: User | null;
}) {
	if (list.kind !== 'ok')
		return <Unavailable again={here} what="The list of roles" />;
	if (list.data.length === 0)
		return search.cursor ? <Nothing search={{ ...search, chosen: [] }} />
			: <Nothing search={search} />;
	const next = new URLSearchParams(list.next ?? '').get('cursor');
	return (
		<>
			<ul className={`stack ${styles.list}`}>
				{list.data.map((posting) => (
					<li key={posting.id}>
						<Card posting={posting} zone={user?.time_zone ?? null}
							{...(user ? { saved: null } : {})} />
					</li>
				))}
			</ul>
			{(next || search.cursor) && (
				<nav aria-label="Pages" className="cluster">
					{search.cursor && <Link className="button button-quiet" prefetch={false} href={addressOf(search.chosen, search.sort)}>First page</Link>}
					{next && <Link className="button" prefetch={false} href={addressOf(search.chosen, search.sort, next)}>Next page</Link>}
				</nav>
			)}
			<p><a href={feedOf(search.chosen, search.sort)}>Feed of these roles</a></p>
		</>
	);
}

/* Nothing found: the one filter whose removal gives most. */
async function Nothing({ search }: { search: Search }) {
	const tries = await Promise.all(search.chosen.map(async (one) => {
		const rest = without(search.chosen, one);
		const counts: Result<Facets> = await facets(apiFilters(rest));
		return { one, rest, total: counts.kind === 'ok' ? counts.data.total : 0 };
	}));
	const best = tries.sort((a, b) => b.total - a.total)[0];

	return (
		<div className="stack">
			<EmptyDrawing />
			<p>
				{search.chosen.length === 0 ? 'No role is open right now.'
					: 'No open role matches all of this.'}
			</p>
			{best && best.total > 0 && (
				<p>
					<Link href={addressOf(best.rest, search.sort)} prefetch={false}>
						Without {best.one.filter.say(best.one.value)} there{' '}
						{best.total === 1 ? 'is' : 'are'} {plural(best.total, 'role')}
					</Link>
				</p>
			)}
			{search.chosen.length > 0 && (
				<p><Link href="/opportunities" prefetch={false}>Show all open roles</Link></p>
			)}
		</div>
	);
}
