/*
 * /saved - the roles one keeps in mind, until one removes them
 */
import Link from 'next/link';

import { Card } from '@/components/card';
import { EmptyDrawing } from '@/components/icons';
import { DoneNotice, Title, Unavailable } from '@/components/parts';
import { saved, type Saved } from '@/lib/postings';
import { cursorIn } from '@/lib/search';
import { date, plural, statuses, today } from '@/lib/words';
import { requireUser } from '@/lib/viewer';

export const metadata = { robots: { index: false } };

/* Why one cannot take part any more, if so. */
function over({ posting, status }: Saved): string | null {
	if (status !== 'open')
		return `No longer open: ${statuses[status].toLowerCase()}`;
	return posting.closesOn !== null && posting.closesOn < today()
		? `No longer open: it closed on ${date(posting.closesOn)}` : null;
}

export default async function Page({ searchParams }: PageProps<'/saved'>) {
	const params = await searchParams;
	const user = await requireUser('/saved');

	return (
		<div className="stack">
			<Title>Saved roles</Title>
			<h1>Saved roles</h1>
			<DoneNotice code={params.done} />
			{user ? <List zone={user.time_zone} cursor={cursorIn(params)} />
				: <Unavailable again="/saved" what="Your list" />}
		</div>
	);
}

async function List({ zone, cursor }: { zone: string; cursor: string | null }) {
	let found = await saved(cursor);

	/* A cursor that is none: the first page. */
	if (found.kind === 'invalid' && cursor)
		found = await saved(null);
	if (found.kind !== 'ok')
		return <Unavailable again="/saved" what="Your list" />;
	if (found.data.length === 0)
		return cursor ? <p><Link href="/saved" prefetch={false}>Back to the newest</Link></p> : <Empty />;
	const next = new URLSearchParams(found.next ?? '').get('cursor');
	return (
		<>
			<p>
				{found.next || cursor ? `${plural(found.data.length, 'saved role')} on this page`
					: plural(found.data.length, 'saved role')}, newest first.
			</p>
			<ul className="grid">
				{found.data.map((one) => (
					<li key={one.posting.id}>
						<Card posting={one.posting} zone={zone} state={over(one)} saved leave />
					</li>
				))}
			</ul>
			{next && (
				<nav aria-label="Pages">
					<Link className="button" href={`/saved?cursor=${next}`} prefetch={false}>Older ones</Link>
				</nav>
			)}
		</>
	);
}

const Empty = () => (
	<div className="stack">
		<EmptyDrawing />
		<p>
			Nothing is saved yet. With the button “Save” below a role you keep it here,
			whatever becomes of it.
		</p>
		<p><Link className="button" href="/opportunities" prefetch={false}>See open roles</Link></p>
	</div>
);
