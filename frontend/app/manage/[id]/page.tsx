/*
 * /manage/{id} - a posting as members read it, under a banner with its state,
 * what may be done with it, and texts to share
 */
import Link from 'next/link';
import { notFound } from 'next/navigation';

import { Role } from '@/app/opportunities/[id]/role';
import { DoneNotice, Title, Unavailable } from '@/components/parts';
import { api } from '@/lib/api/client';
import { manager } from '@/lib/manager';
import { areaOfRoles, fromOpportunity } from '@/lib/postings';
import { titleOf } from '@/lib/share';

import { Refused } from '../refused';
import { Banner, OthersBanner } from './banner';
import { Share } from './share';
import styles from '../manage.module.css';

export const metadata = { robots: { index: false } };

export default async function Page({ params, searchParams }: PageProps<'/manage/[id]'>) {
	const { id } = await params;
	const path = `/manage/${id}`;
	const who = await manager(path);
	if (who.kind !== 'manager')
		return <Refused kind={who.kind} again={path} />;
	const [found, areaOf] = await Promise.all([
		api('get', '/api/opportunities/{id}/', { id }), areaOfRoles()]);

	if (found.kind === 'not_found')
		notFound();
	if (found.kind !== 'ok')
		return (
			<div className="stack">
				<Title>Your posting</Title>
				<h1>Your posting</h1>
				<Unavailable again={path} what="This posting" />
			</div>
		);
	const one = found.data;
	const mine = one.created_by === who.user.email;

	return (
		<div className="stack stack-wide">
			<Title>{`Preview of ${titleOf(one)}`}</Title>
			<DoneNotice code={(await searchParams).done} />
			<p><Link href="/manage" prefetch={false}>All your postings</Link></p>
			{mine ? <Banner one={one} /> : <OthersBanner one={one} />}
			<Role posting={fromOpportunity(one, areaOf)} whole={one} user={null} />
			<div className={`stack stack-wide ${styles.aside}`}>
				<Share one={one} />
				<section className="stack" aria-labelledby="delete">
					<h2 id="delete">Delete</h2>
					<p>
						A posting that is deleted is gone for good. To take it off the list
						and keep it, close it instead.
					</p>
					<p>
						<Link className="button button-quiet" href={`${path}/delete`} prefetch={false}>
							Delete this posting
						</Link>
					</p>
				</section>
			</div>
		</div>
	);
}
