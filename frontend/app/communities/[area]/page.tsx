/*
 * /communities/{area} - one community: what it does, its roles, the skills that
 * are in demand, what is open
 */
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { Metadata } from 'next';

import { Cards } from '@/components/cards';
import { Demand } from '@/components/demand';
import { AreaGlyph } from '@/components/icons';
import { DoneNotice, Invitation, Title, Unavailable } from '@/components/parts';
import { Section } from '@/components/section';
import { communities, roles } from '@/lib/api/reference';
import type { Area, Facet } from '@/lib/api/types';
import { facets, postings } from '@/lib/postings';
import { rolePath } from '@/lib/slug';
import { areas, isArea, plural } from '@/lib/words';
import { viewer } from '@/lib/viewer';

import styles from '../communities.module.css';

type Props = PageProps<'/communities/[area]'>;

const SHOWN = 6;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { area } = await params;
	return isArea(area) ? {
		description: `${areas[area]}: what this community of volunteers does, its roles, the skills in demand and what is open.`,
		alternates: { canonical: `/communities/${area}` },
	} : {};
}

export default async function Page({ params, searchParams }: Props) {
	const { area } = await params;
	if (!isArea(area))
		notFound();
	const path = `/communities/${area}`;
	const who = await viewer();
	const user = who.kind === 'member' ? who.user : null;
	const only = { community_of_practice: [area] };
	const [all, counts, open] = await Promise.all([
		communities(), facets(only),
		postings(user, { ...only, ordering: '-opened_at', limit: SHOWN })]);
	const about = all.kind === 'ok'
		? all.data.find((one) => one.practice_area === area) : undefined;

	return (
		<div className="stack stack-wide">
			<Title>{`${areas[area]}, a community`}</Title>
			<div className="stack">
				<div className={styles.head}>
					<span className={styles.badge}><AreaGlyph area={area} /></span>
					<h1>{areas[area]}</h1>
				</div>
				<DoneNotice code={(await searchParams).done} />
				{about && <p className="lead">{about.description}</p>}
			</div>
			<div className={styles.columns}>
				<Section id="roles" title="What people do here">
					<Roles area={area} community={about?.id} counts={counts.kind === 'ok' ? counts.data.role : []} />
				</Section>
				{counts.kind === 'ok' && (
					<Section id="skills" title="Skills in demand">
						<Demand skills={counts.data.skill} total={counts.data.total} />
					</Section>
				)}
			</div>
			<Section id="open" title="Open roles">
				{open.kind === 'unauthenticated' && <Invitation next={path} level={3} />}
				{open.kind !== 'ok' && open.kind !== 'unauthenticated' &&
					<Unavailable again={path} what="The list of roles" />}
				{open.kind === 'ok' && open.data.length === 0 && <p>No role is open here right now.</p>}
				{open.kind === 'ok' && open.data.length > 0 && (
					<>
						<Cards postings={open.data} zone={user?.time_zone ?? null} />
						<p>
							<Link href={`/opportunities?community=${area}`} prefetch={false}>
								All open roles in {areas[area]}
							</Link>
						</p>
					</>
				)}
			</Section>
			<p><Link href="/communities" prefetch={false}>All communities</Link></p>
		</div>
	);
}

/* The roles of the catalogue, with what is open of each. */
async function Roles({ area, community, counts }: {
	area: Area;
	community: string | undefined;
	counts: Facet[];
}) {
	const all = await roles();
	const here = all.kind === 'ok'
		? all.data.filter((role) => role.community_of_practice === community) : [];
	if (here.length === 0)
		return <p>The roles of {areas[area]} are not available right now.</p>;
	return (
		<ul>
			{here.map(({ id, title }) => {
				const count = counts.find((one) => one.value === id)?.count ?? 0;

				return (
					<li key={id}>
						<Link href={rolePath(title)} prefetch={false}>{title}</Link>
						{count > 0 && <span className={styles.count}>, {plural(count, 'open role')}</span>}
					</li>
				);
			})}
		</ul>
	);
}
