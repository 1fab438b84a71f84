/*
 * /roles/{slug} - what a role does, which skills it usually takes, where it is
 * open
 *
 * Several communities may have a role of one title: their rows are one page.
 */
import Link from 'next/link';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import type { Metadata } from 'next';

import { Cards } from '@/components/cards';
import { Demand } from '@/components/demand';
import { DoneNotice, Invitation, Title, Unavailable } from '@/components/parts';
import { Section } from '@/components/section';
import { communities, roles } from '@/lib/api/reference';
import type { Area, Role } from '@/lib/api/types';
import { facets, postings } from '@/lib/postings';
import { roleWords } from '@/lib/role-words';
import { decoded, rolePath, slug } from '@/lib/slug';
import { areas, plural } from '@/lib/words';
import { viewer } from '@/lib/viewer';

import styles from '../roles.module.css';

type Props = PageProps<'/roles/[slug]'>;

const SHOWN = 12;

/* The rows of that title; null when the catalogue is not there. */
const find = cache(async (part: string): Promise<Role[] | null> => {
	const all = await roles();
	return all.kind === 'ok'
		? all.data.filter(({ title }) => slug(title) === slug(decoded(part))) : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const [first] = await find((await params).slug) ?? [];
	return first ? {
		description: `${first.title}: what the role does, the skills it takes, and where it is open.`,
		alternates: { canonical: rolePath(first.title) },
	} : { robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
	const part = (await params).slug;
	const rows = await find(part);
	if (rows === null)
		return (
			<div className="stack">
				<Title>Role</Title>
				<h1>Role</h1>
				<DoneNotice code={(await searchParams).done} />
				<Unavailable again={`/roles/${part}`} what="This role" />
			</div>
		);
	const [first] = rows;
	if (!first)
		notFound();
	const path = rolePath(first.title);
	if (slug(decoded(part)) !== decoded(part))
		permanentRedirect(path);
	return <Found rows={rows} first={first} path={path} />;
}

async function Found({ rows, first, path }: { rows: Role[]; first: Role; path: string }) {
	const who = await viewer();
	const user = who.kind === 'member' ? who.user : null;
	const only = { role: rows.map(({ id }) => id) };
	const [all, counts, open] = await Promise.all([
		communities(), facets(only),
		postings(user, { ...only, ordering: '-opened_at', limit: SHOWN })]);
	const its: Area[] = all.kind !== 'ok' ? [] : all.data
		.filter(({ id }) => rows.some((row) => row.community_of_practice === id))
		.map((one) => one.practice_area);
	const words = roleWords(slug(first.title));

	return (
		<div className="stack stack-wide">
			<Title>{`${first.title}, a role`}</Title>
			<div className="stack">
				<h1>{first.title}</h1>
				{words && <p className="lead">{words}</p>}
				{its.length > 0 && (
					<p>
						Part of {its.map((area, i) => (
							<span key={area}>
								{i > 0 && ' and '}
								<Link href={`/communities/${area}`} prefetch={false}>{areas[area]}</Link>
							</span>
						))}.
					</p>
				)}
			</div>
			<div className={styles.columns}>
				<Section id="open" title="Open roles">
					{open.kind === 'unauthenticated' && <Invitation next={path} level={3} />}
					{open.kind !== 'ok' && open.kind !== 'unauthenticated' &&
						<Unavailable again={path} what="The list of roles" />}
					{open.kind === 'ok' && open.data.length === 0 && (
						<p>
							None is open right now. See <Link href="/opportunities" prefetch={false}>all
							open roles</Link>.
						</p>
					)}
					{open.kind === 'ok' && <Cards postings={open.data} zone={user?.time_zone ?? null} />}
					{open.kind === 'ok' && open.next && counts.kind === 'ok' && (
						<p>The newest {SHOWN} of {plural(counts.data.total, 'open role')}.</p>
					)}
				</Section>
				{counts.kind === 'ok' && counts.data.total > 0 && (
					<Section id="skills" title="Skills it usually takes">
						<Demand skills={counts.data.skill} total={counts.data.total} />
					</Section>
				)}
			</div>
		</div>
	);
}
