/*
 * /matches - open roles in order of fit, in groups, each with its reasons
 */
import Link from 'next/link';

import { Card } from '@/components/card';
import { EmptyDrawing } from '@/components/icons';
import { DoneNotice, Notice, Title, Unavailable } from '@/components/parts';
import type { Fit, User } from '@/lib/api/types';
import { fits } from '@/lib/match';
import { matches, savedIds, type Posting } from '@/lib/postings';
import { blur, missing, PARTS, stepOf, stepPath } from '@/lib/profile';
import { plural } from '@/lib/words';
import { requireUser } from '@/lib/viewer';

import styles from './matches.module.css';

export const metadata = { robots: { index: false } };

const groups: Record<Fit, string> = {
	fits_now: 'You have what is asked, and the time for it.',
	nearly_there: 'One step short: a skill, a level, an hour.',
	worth_a_look: 'Not all of it fits, but much does.',
	other: 'These ask for something else than you told us.',
};

export default async function Page({ searchParams }: PageProps<'/matches'>) {
	const user = await requireUser('/matches');

	return (
		<div className="stack stack-wide">
			<Title>Roles that fit you</Title>
			<div className="stack">
				<h1>Roles that fit you</h1>
				<DoneNotice code={(await searchParams).done} alone />
				{user && <Blurred user={user} />}
			</div>
			{user ? <Groups user={user} /> : <Unavailable again="/matches" what="How well roles fit you" />}
		</div>
	);
}

/* What the profile lacks, and what that does to the scores. */
function Blurred({ user }: { user: User }) {
	const lacking = missing(user);

	if (lacking.length === 0)
		return null;
	return (
		<Notice>
			<p>
				<strong>
					{lacking.length === 1 ? 'One part' : `${lacking.length} parts`} of your
					profile {lacking.length === 1 ? 'is' : 'are'} missing.
				</strong>
				{lacking.length > 1 && ' So there is an order, but no score yet.'}
			</p>
			<ul>
				{lacking.map((part) => (
					<li key={part}>
						<Link href={stepPath(stepOf(part))} prefetch={false}>{blur[part]}</Link>
					</li>
				))}
			</ul>
			<p>
				<Link className="button" href="/profile" prefetch={false}>
					{lacking.length === PARTS.length ? 'Fill in your profile' : 'Go on with your profile'}
				</Link>
			</p>
		</Notice>
	);
}

async function Groups({ user }: { user: User }) {
	const [found, saved] = await Promise.all([matches({ limit: 100 }), savedIds()]);

	if (found.kind !== 'ok')
		return <Unavailable again="/matches" what="How well roles fit you" />;
	if (found.data.length === 0)
		return <div className="stack"><EmptyDrawing /><p>No role is open right now.</p></div>;
	const grouped = (Object.keys(groups) as Fit[]).map((fit) => ({
		fit, postings: found.data.filter((one) => one.match?.fit === fit) }));
	const full = grouped.filter(({ postings }) => postings.length > 0);
	return (
		<>
			<p>
				{found.next ? `The first ${found.data.length} open roles`
					: plural(found.data.length, 'open role')}, best fit first.
			</p>
			{!full.some(({ fit }) => fit === 'fits_now') && <NothingFits user={user} />}
			{full.map(({ fit, postings }) => (
				<Group key={fit} fit={fit} user={user} saved={saved} postings={postings}
					alone={full.length === 1} />
			))}
			{found.next && (
				<p>
					<Link href="/opportunities?sort=fit" prefetch={false}>
						All open roles, best fit first
					</Link>
				</p>
			)}
		</>
	);
}

/* Who told little was told above what to do. */
const NothingFits = ({ user }: { user: User }) => missing(user).length === 0 && (
	<p>
		None of them fits in full right now. That changes with{' '}
		<Link href="/profile/skills" prefetch={false}>the skills you rate</Link> and{' '}
		<Link href="/profile/availability" prefetch={false}>the time you have</Link>.
	</p>
);

function Group({ fit, alone, user, saved, postings }: {
	fit: Fit;
	/* There is nothing else, so it is shown at once. */
	alone: boolean;
	user: User;
	saved: Set<string> | null;
	postings: Posting[];
}) {
	const cards = (
		<ul className="grid">
			{postings.map((posting) => (
				<li key={posting.id}>
					<Card posting={posting} zone={user.time_zone} level={3} reasons
						saved={saved?.has(posting.id) ?? null} />
				</li>
			))}
		</ul>
	);

	return (
		<section className="stack" aria-labelledby={fit}>
			<div>
				<h2 id={fit}>{fits[fit]}: {plural(postings.length, 'role')}</h2>
				<p className={styles.about}>{groups[fit]}</p>
			</div>
			{fit !== 'other' ? cards : (
				<details open={alone}>
					<summary className={styles.show}>Show them</summary>
					{cards}
				</details>
			)}
		</section>
	);
}
