/*
 * / - what this is, a way to search, the newest roles, the communities
 */
import Form from 'next/form';
import Link from 'next/link';

import { Cards } from '@/components/cards';
import { AreaGlyph, HeroDrawing } from '@/components/icons';
import { DoneNotice, Invitation, Title, Unavailable } from '@/components/parts';
import type { Facets, Result, User } from '@/lib/api/types';
import { steps } from '@/lib/joining';
import { facets, matches, postings, type Posting } from '@/lib/postings';
import { PARTS, parts } from '@/lib/profile';
import { AREAS, areas, plural } from '@/lib/words';
import { viewer } from '@/lib/viewer';

import styles from './home.module.css';

export default async function Page({ searchParams }: PageProps<'/'>) {
	const { done } = await searchParams;
	const who = await viewer();
	const user = who.kind === 'member' ? who.user : null;
	const [newest, counts, fitting] = await Promise.all([
		postings(user, { limit: 3, ordering: '-opened_at' }), facets(),
		user && parts(user).length > 0 ? matches({ limit: 3 }) : null]);

	return (
		<div className="stack stack-wide">
			<Title>Volunteer roles in civic technology</Title>
			<DoneNotice code={done} />
			<Hero counts={counts} />
			{user && <ForYou user={user} fitting={fitting} />}
			<Newest newest={newest} user={user} />
			<Communities counts={counts} />
			<section className="stack" aria-labelledby="steps">
				<h2 id="steps">How to join, in four steps</h2>
				<ol className={styles.steps}>
					{steps.map(({ name, short }) => (
						<li key={name}><strong>{name}</strong><p>{short}</p></li>
					))}
				</ol>
				<p><Link href="/how-to-join" prefetch={false}>More about joining</Link></p>
			</section>
		</div>
	);
}

function Hero({ counts }: { counts: Result<Facets> }) {
	return (
		<section className={styles.hero}>
			<div className="stack">
				<h1>Find a civic tech project that fits your skills and your week</h1>
				<p className="lead">
					Hack for LA builds software for the people of Los Angeles, with
					volunteers.
					{counts.kind === 'ok' && <> {plural(counts.data.total, 'role is', 'roles are')} open right now.</>}
				</p>
				<Form action="/opportunities" role="search" className={styles.search} prefetch={false}>
					<label htmlFor="q">Search open roles</label>
					<input id="q" name="q" type="search" maxLength={200} autoComplete="off" />
					<button className="button">Search</button>
				</Form>
				<p>For example a skill, a role or the name of a project.</p>
			</div>
			<HeroDrawing />
		</section>
	);
}

/* What fits best, and what is still to be said for it. */
function ForYou({ user, fitting }: { user: User; fitting: Result<Posting[]> | null }) {
	const there = parts(user).length;
	const roles = fitting?.kind === 'ok' ? fitting.data : [];

	return (
		<section className="stack" aria-labelledby="for-you">
			<h2 id="for-you">
				{roles.length === 0 ? 'Roles that fit you'
					: `${plural(roles.length, 'role fits', 'roles fit')} you best`}
			</h2>
			{there < PARTS.length && (
				<p className="cluster">
					Your profile: {there} of {PARTS.length} parts.
					<Link className="button button-quiet" href="/profile" prefetch={false}>
						{there === 0 ? 'Fill it in' : 'Go on with it'}
					</Link>
				</p>
			)}
			{roles.length > 0 && (
				<>
					<Cards postings={roles} zone={user.time_zone} />
					<p><Link href="/matches" prefetch={false}>All roles that fit you, and why</Link></p>
				</>
			)}
			{fitting && fitting.kind !== 'ok' && <Unavailable again="/" what="How well roles fit you" />}
		</section>
	);
}

function Newest({ newest, user }: { newest: Result<Posting[]>; user: User | null }) {
	return (
		<section className="stack" aria-labelledby="newest">
			<h2 id="newest">Newest roles</h2>
			{newest.kind === 'ok' && newest.data.length > 0 && <Cards postings={newest.data} zone={user?.time_zone ?? null} />}
			{newest.kind === 'ok' && newest.data.length === 0 && <p>No role is open right now.</p>}
			{newest.kind === 'unauthenticated' && <Invitation next="/opportunities" />}
			{newest.kind !== 'ok' && newest.kind !== 'unauthenticated' &&
				<Unavailable again="/" what="The list of roles" />}
			<p><Link href="/opportunities" prefetch={false}>See all open roles</Link></p>
		</section>
	);
}

/* Counts where there are some; the communities are there anyway. */
function Communities({ counts }: { counts: Result<Facets> }) {
	const open = counts.kind === 'ok' ? counts.data.community_of_practice : [];

	return (
		<section className="stack" aria-labelledby="communities">
			<h2 id="communities">Communities</h2>
			<ul className={styles.communities}>
				{AREAS.map((area) => {
					const count = open.find((one) => one.value === area)?.count;

					return (
						<li key={area}>
							<Link href={`/communities/${area}`} prefetch={false}>
								<AreaGlyph area={area} />
								<span>
									{areas[area]}
									{count !== undefined && <span className={styles.count}>{plural(count, 'open role')}</span>}
								</span>
							</Link>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
