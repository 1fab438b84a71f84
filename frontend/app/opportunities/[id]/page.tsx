/*
 * /opportunities/{id} - one open role: a summary for everybody, all of it for
 * who is signed in
 *
 * What the API hides is a real 404, so nothing may stream before it is known:
 * no loading.tsx here or above.
 */
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { Metadata } from 'next';
import { cache } from 'react';

import { Cards } from '@/components/cards';
import { FitPanel } from '@/components/fit-panel';
import { DoneNotice, Invitation, Notice, Title, Unavailable } from '@/components/parts';
import { SaveForm } from '@/components/save-form';
import { Share } from '@/components/share';
import { api } from '@/lib/api/client';
import type { Match, Opportunity, User } from '@/lib/api/types';
import { inScript, jobPosting } from '@/lib/job-posting';
import { fits } from '@/lib/match';
import { siteOrigin } from '@/lib/origin';
import { areaOfRoles, fromListing, fromOpportunity, postings, savedIds,
	type Posting } from '@/lib/postings';
import { PREVIEW, SITE } from '@/lib/site';
import { headline, summary } from '@/lib/summary';
import { areas, date, statuses, today } from '@/lib/words';
import { viewer } from '@/lib/viewer';

import { Role } from './role';

type Props = PageProps<'/opportunities/[id]'>;

type Found =
	| { kind: 'ok'; posting: Posting; whole: Opportunity | null; user: User | null }
	| { kind: 'not_found' | 'unauthenticated' | 'unavailable' };

/* The posting in the viewer's tier; once for the head and the page. */
const find = cache(async (id: string): Promise<Found> => {
	const who = await viewer();
	if (who.kind === 'unknown')
		return { kind: 'unavailable' };
	if (who.kind === 'visitor') {
		const listing = await api('get', '/api/listings/{id}/', { id });
		return listing.kind === 'ok'
			? { kind: 'ok', posting: fromListing(listing.data), whole: null, user: null }
			: { kind: ended(listing.kind) };
	}
	const [whole, areaOf] = await Promise.all([
		api('get', '/api/opportunities/{id}/', { id }), areaOfRoles()]);
	return whole.kind === 'ok'
		? { kind: 'ok', posting: fromOpportunity(whole.data, areaOf), whole: whole.data, user: who.user }
		: { kind: ended(whole.kind) };
});

/* How well it fits the viewer; null for visitors, and when it is not listed. */
async function matchOf(user: User | null, id: string): Promise<Match | null> {
	const found = user && await api('get', '/api/matches/{id}/', { id });
	return found?.kind === 'ok' ? found.data : null;
}

const ended = (kind: string) =>
	kind === 'not_found' || kind === 'unauthenticated' ? kind : 'unavailable';

const expired = (posting: Posting) =>
	posting.closesOn !== null && posting.closesOn < today();

const isOpen = ({ posting, whole }: { posting: Posting; whole: Opportunity | null }) =>
	!expired(posting) && (whole?.status ?? 'open') === 'open';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { id } = await params;
	const found = await find(id);
	if (found.kind !== 'ok')
		return { robots: { index: false } };
	if (!isOpen(found))
		return { alternates: { canonical: `/opportunities/${id}` }, robots: { index: false } };
	return {
		description: summary(found.posting),
		alternates: { canonical: `/opportunities/${id}` },
		openGraph: {
			siteName: SITE, type: 'website', locale: 'en_US', url: `/opportunities/${id}`,
			title: headline(found.posting), description: summary(found.posting),
			images: [{ url: `/opportunities/${id}/preview.png`, type: 'image/png', ...PREVIEW,
				alt: headline(found.posting) }],
		},
		twitter: { card: 'summary_large_image' },
	};
}

export default async function Page({ params, searchParams }: Props) {
	const { id } = await params;
	const path = `/opportunities/${id}`;
	const found = await find(id);

	if (found.kind === 'not_found')
		notFound();
	if (found.kind !== 'ok')
		return (
			<div className="stack">
				<Title>Open role</Title>
				<h1>Open role</h1>
				{found.kind === 'unauthenticated' ? <Invitation next={path} />
					: <Unavailable again={path} what="This role" />}
			</div>
		);
	const { posting, whole, user } = found;
	const [match, saved] = await Promise.all([matchOf(user, id), user && savedIds()]);

	return (
		<div className="stack stack-wide">
			<Title>{headline(posting)}</Title>
			<DoneNotice code={(await searchParams).done} />
			<Role posting={posting} whole={whole} user={user}
				banner={<State posting={posting} whole={whole} user={user} />}
				calendar={isOpen(found) ? `${path}/meetings.ics` : null}
				fit={{
					short: user && <Short posting={posting} match={match} saved={saved?.has(id) ?? null} />,
					panel: match && <FitPanel match={match} />,
				}}>
				{!whole && <MoreInside next={path} />}
			</Role>
			{isOpen(found) && <Share address={await siteOrigin() + path} title={headline(posting)} />}
			{isOpen(found) && !whole && <ForSearch posting={posting} path={path} />}
			<Related posting={posting} user={user} />
		</div>
	);
}

/* Crawlers have no account, so only what visitors get carries it. */
async function ForSearch({ posting, path }: { posting: Posting; path: string }) {
	return (
		<script type="application/ld+json" dangerouslySetInnerHTML={{
			__html: inScript(jobPosting(posting, await siteOrigin() + path)) }} />
	);
}

/* Why this is not simply open, if it is not. */
function State({ posting, whole, user }: {
	posting: Posting;
	whole: Opportunity | null;
	user: User | null;
}) {
	const manage = user?.isProjectManager && (
		<p><Link href={`/manage/${posting.id}`} prefetch={false}>Manage this posting</Link></p>
	);

	if (whole && whole.status !== 'open')
		return (
			<Notice kind="warn">
				<p>
					<strong>{statuses[whole.status]}.</strong> Only project managers
					and whoever posted it see this page.
				</p>
				{manage}
			</Notice>
		);
	if (expired(posting))
		return (
			<Notice kind="warn">
				<p><strong>This role closed on {date(posting.closesOn!)}.</strong> Below are roles like it.</p>
				{manage}
			</Notice>
		);
	return whole && whole.created_by === user?.email ? manage : null;
}

function MoreInside({ next }: { next: string }) {
	const query = `?next=${encodeURIComponent(next)}`;

	return (
		<section className="notice notice-info" aria-labelledby="inside">
			<h2 id="inside">There is more to read</h2>
			<p>
				Sign in to read what the role is about, which level each skill asks
				for and whom to write to.
			</p>
			<p className="cluster">
				<Link className="button" href={`/signup${query}`} prefetch={false}>Sign up</Link>
				<Link className="button button-quiet" href={`/login${query}`} prefetch={false}>Sign in</Link>
			</p>
		</section>
	);
}

/* The word for the fit, the panel below having the reasons; and to keep it. */
const Short = ({ posting, match, saved }: {
	posting: Posting;
	match: Match | null;
	saved: boolean | null;
}) => (
	<>
		{match && (
			<p>
				<strong>{fits[match.fit]}</strong>
				{match.show_total && <>, {match.total} of 100</>}
				{' · '}
				<a href="#fit">Why this score</a>
			</p>
		)}
		<SaveForm id={posting.id} name={headline(posting)} saved={saved} />
	</>
);

/* Three others of the same community, for who is not yet convinced. */
async function Related({ posting, user }: { posting: Posting; user: User | null }) {
	if (!posting.area)
		return null;
	const others = await postings(user, {
		community_of_practice: [posting.area], ordering: '-opened_at', limit: 4 });
	const three = others.kind === 'ok'
		? others.data.filter((one) => one.id !== posting.id).slice(0, 3) : [];
	if (three.length === 0)
		return null;
	return (
		<section className="stack related" aria-labelledby="related">
			<h2 id="related">More in {areas[posting.area]}</h2>
			<Cards postings={three} zone={user?.time_zone ?? null} />
			<p>
				<Link href={`/opportunities?community=${posting.area}`} prefetch={false}>
					All open roles in {areas[posting.area]}
				</Link>
			</p>
		</section>
	);
}
