/*
 * /manage/{id}/edit - a posting in its form
 *
 * The form carries the version that it was opened with.
 */
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';

import { DoneNotice, Notice, Title, Unavailable } from '@/components/parts';
import { api } from '@/lib/api/client';
import type { Values } from '@/lib/form-state';
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
	if (who.kind === 'again')
		return <Form id={id} done={undefined} />;
	const found = await api('get', '/api/opportunities/{id}/', { id });

	if (found.kind === 'not_found')
		notFound();
	if (found.kind !== 'ok')
		return <Instead><Unavailable again={path} what="This posting" /></Instead>;
	if (found.data.created_by !== who.user.email)
		return (
			<Instead>
				<Notice>
					<p>
						<strong>Only whoever posted it can change it.</strong> You can read
						it, and delete it if it should not be here.
					</p>
					<p><Link href={`/manage/${id}`} prefetch={false}>Read the posting</Link></p>
				</Notice>
			</Instead>
		);
	return (
		<Form id={id} done={(await searchParams).done} listed={found.data.status === 'open'}
			values={{ ...valuesOf(found.data), id, version: found.version ?? '' }} />
	);
}

/* The same tree always, so that what the form answered stays in it. */
const Form = ({ id, done, listed = false, values = {} }: {
	id: string;
	done: string | string[] | undefined;
	listed?: boolean;
	values?: Values;
}) => (
	<Write title={TITLE} submit="Save and see the preview" again={`/manage/${id}/edit`}
		hint={listed ? 'The role is open: people read your changes at once.' : null} values={values}>
		<DoneNotice code={done} />
		<p><Link href={`/manage/${id}`} prefetch={false}>Back to the preview, without saving</Link></p>
	</Write>
);

/* What there is to say in place of the form. */
const Instead = ({ children }: { children: ReactNode }) => (
	<div className="stack">
		<Title>{TITLE}</Title>
		<h1>{TITLE}</h1>
		{children}
	</div>
);
