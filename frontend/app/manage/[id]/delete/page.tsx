/*
 * /manage/{id}/delete - asks once more before a posting is gone
 */
import Link from 'next/link';
import { notFound } from 'next/navigation';

import { deletePosting } from '@/actions/manage';
import { Title, Unavailable } from '@/components/parts';
import { api } from '@/lib/api/client';
import { manager } from '@/lib/manager';
import { titleOf } from '@/lib/share';
import { statuses } from '@/lib/words';

import { Refused } from '../../refused';

export const metadata = { robots: { index: false } };

export default async function Page({ params }: PageProps<'/manage/[id]/delete'>) {
	const { id } = await params;
	const path = `/manage/${id}/delete`;
	const who = await manager(path);
	if (who.kind !== 'manager')
		return <Refused kind={who.kind} again={path} />;
	const found = await api('get', '/api/opportunities/{id}/', { id });

	if (found.kind === 'not_found')
		notFound();
	return (
		<div className="stack">
			<Title>Delete a posting</Title>
			<h1>Delete this posting?</h1>
			{found.kind !== 'ok' ? <Unavailable again={path} what="This posting" /> : (
				<>
					<p>
						<strong>{titleOf(found.data)}</strong> ({statuses[found.data.status].toLowerCase()})
						{found.data.created_by !== who.user.email &&
							<>, posted by {found.data.created_by ?? 'somebody who has left'}</>}
						. It cannot be brought back, and whoever saved it loses it too.
					</p>
					<div className="cluster">
						<form action={deletePosting}>
							<input type="hidden" name="id" value={id} />
							<input type="hidden" name="version" value={`"${found.data.updated_at}"`} />
							<button className="button">Yes, delete it</button>
						</form>
						<Link className="button button-quiet" href={`/manage/${id}`} prefetch={false}>
							No, keep it
						</Link>
					</div>
				</>
			)}
		</div>
	);
}
