/*
 * /manage/{id}/edit - a posting in its form
 *
 * The form carries the version that it was opened with.
 */
import Link from 'next/link';
import { notFound } from 'next/navigation';

import { DoneNotice, Notice, Title, Unavailable } from '@/components/parts';
import { api } from '@/lib/api/client';
import { formManager } from '@/lib/manager';
import { valuesOf } from '@/lib/posting-form';

import { Refused } from '../../refused';
import { Write } from '../../form/write';

export const metadata = { robots: { index: false } };

const TITLE = 'Edit a posting';

export default async function Page({ params, searchParams }: PageProps<'/manage/[id]/edit'>) {
	const { id } = await params;
	const path = `/manage/${id}/edit`;
	const who = await formManager(path);
	if (who.kind === 'member' || who.kind === 'unavailable')
		return <Refused kind={who.kind} again={path} />;
	const found = who.kind === 'ended' ? null : await api('get', '/api/opportunities/{id}/', { id });

	if (found?.kind === 'not_found')
		notFound();
	if (found && found.kind !== 'ok')
		return (
			<div className="stack">
				<Title>{TITLE}</Title>
				<h1>{TITLE}</h1>
				<Unavailable again={path} what="This posting" />
			</div>
		);
	if (who.kind === 'manager' && found && found.data.created_by !== who.user.email)
		return (
			<div className="stack">
				<Title>{TITLE}</Title>
				<h1>{TITLE}</h1>
				<Notice>
					<p>
						<strong>Only whoever posted it can change it.</strong> You can read
						it, and delete it if it should not be here.
					</p>
					<p><Link href={`/manage/${id}`} prefetch={false}>Read the posting</Link></p>
				</Notice>
			</div>
		);
	return (
		<Write title={TITLE} submit="Save and see the preview" again={path}
			values={found ? { ...valuesOf(found.data), id, version: found.version ?? '' } : {}}>
			<DoneNotice code={(await searchParams).done} />
			<p><Link href={`/manage/${id}`} prefetch={false}>Back to the preview, without saving</Link></p>
		</Write>
	);
}
