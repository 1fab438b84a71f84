/*
 * /projects/{slug} - one project: when its teams meet, whom it looks for
 */
import Link from 'next/link';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import type { Metadata } from 'next';

import { Cards } from '@/components/cards';
import { EmptyDrawing } from '@/components/icons';
import { DoneNotice, Invitation, Title, Unavailable } from '@/components/parts';
import { Section } from '@/components/section';
import { WeekStrip } from '@/components/week-strip';
import { here, there, type Slot } from '@/lib/meetings';
import type { Posting } from '@/lib/postings';
import { ofProject } from '@/lib/projects';
import { decoded, slug } from '@/lib/slug';
import { plural } from '@/lib/words';
import { viewer } from '@/lib/viewer';

type Props = PageProps<'/projects/[slug]'>;

/* Once for the head and the page. */
const find = cache(async (part: string) => {
	const who = await viewer();
	const user = who.kind === 'member' ? who.user : null;
	return { user, found: await ofProject(user, part) };
});

const nameOf = (part: string, postings: Posting[]) =>
	postings[0]?.project ?? decoded(part).replaceAll('-', ' ');

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const part = (await params).slug;
	const { found } = await find(part);
	if (found.kind !== 'ok' || found.data.length === 0)
		return { robots: { index: false } };
	return {
		description: `Open volunteer roles of ${nameOf(part, found.data)}.`,
		alternates: { canonical: `/projects/${encodeURIComponent(slug(decoded(part)))}` },
	};
}

export default async function Page({ params, searchParams }: Props) {
	const part = (await params).slug;
	const wanted = slug(decoded(part));
	if (wanted !== decoded(part))
		permanentRedirect(wanted ? `/projects/${encodeURIComponent(wanted)}` : '/projects');
	const path = `/projects/${encodeURIComponent(wanted)}`;
	const { user, found } = await find(part);
	const postings = found.kind === 'ok' ? found.data : [];
	const zone = user?.time_zone ?? null;
	const name = nameOf(part, postings);

	return (
		<div className="stack stack-wide">
			<Title>{`${name}, a project`}</Title>
			<div className="stack">
				<h1>{name}</h1>
				<DoneNotice code={(await searchParams).done} />
				{postings.length > 0 && <p className="lead">{plural(postings.length, 'open role')} in this project.</p>}
			</div>
			{found.kind === 'unauthenticated' && <Invitation next={path} />}
			{found.kind !== 'ok' && found.kind !== 'unauthenticated' &&
				<Unavailable again={path} what="This project" />}
			{found.kind === 'ok' && postings.length === 0 && <Empty />}
			{postings.length > 0 && (
				<>
					<Meetings slots={distinct(postings)} zone={zone} />
					<Section id="roles" title="Open roles"><Cards postings={postings} zone={zone} /></Section>
				</>
			)}
			<p><Link href="/projects" prefetch={false}>All projects with open roles</Link></p>
		</div>
	);
}

const Empty = () => (
	<div className="stack">
		<EmptyDrawing />
		<p>
			There are no open roles of this name now. New ones of all projects are
			in <Link href="/opportunities" prefetch={false}>the list</Link> and
			in <a href="/feed.xml">the feed</a>.
		</p>
	</div>
);

/* The meetings of all its roles; teams share them. */
const distinct = (postings: Posting[]): Slot[] =>
	[...new Map(postings.flatMap(({ slots }) => slots)
		.map((slot) => [`${there(slot)} ${slot.team}`, slot])).values()];

function Meetings({ slots, zone }: { slots: Slot[]; zone: string | null }) {
	if (slots.length === 0)
		return null;
	return (
		<Section id="meetings" title="Meetings of its teams">
			<WeekStrip slots={slots} />
			<ul className="plain">
				{slots.map((slot) => (
					<li key={`${there(slot)} ${slot.team}`}>
						{slot.team && <><strong>{slot.team}</strong>: </>}
						{there(slot)}
						{zone && here(slot, zone) && <>; {here(slot, zone)}</>}
					</li>
				))}
			</ul>
		</Section>
	);
}
