/*
 * /projects - the projects that look for somebody
 */
import Link from 'next/link';
import type { Metadata } from 'next';

import { EmptyDrawing } from '@/components/icons';
import { Invitation, Title, Unavailable } from '@/components/parts';
import { facets } from '@/lib/postings';
import { grouped } from '@/lib/projects';
import { plural } from '@/lib/words';

import styles from './projects.module.css';

export const metadata: Metadata = {
	description: 'Civic technology projects that look for volunteers right now.',
	alternates: { canonical: '/projects' },
};

export default async function Page() {
	const counts = await facets();
	const projects = counts.kind === 'ok' ? grouped(counts.data.project) : [];

	return (
		<div className="stack">
			<Title>Projects</Title>
			<h1>Projects</h1>
			<p className="lead">
				{counts.kind === 'ok' && projects.length > 0
					? <>{plural(projects.length, 'project looks', 'projects look')} for somebody right now.</>
					: <>What volunteers build together.</>}
			</p>
			{counts.kind === 'unauthenticated' && <Invitation next="/projects" />}
			{counts.kind !== 'ok' && counts.kind !== 'unauthenticated' &&
				<Unavailable again="/projects" what="The list of projects" />}
			{counts.kind === 'ok' && projects.length === 0 && (
				<>
					<EmptyDrawing />
					<p>No project has an open role right now.</p>
				</>
			)}
			{projects.length > 0 && (
				<ul className={styles.projects}>
					{projects.map(({ slug, name, count }) => (
						<li key={slug}>
							<Link href={`/projects/${encodeURIComponent(slug)}`} prefetch={false}>
								{name}
								<span className={styles.count}>{plural(count, 'open role')}</span>
							</Link>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
