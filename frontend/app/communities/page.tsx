/*
 * /communities - the five, what each does, how many roles are open
 */
import Link from 'next/link';
import type { Metadata } from 'next';

import { AreaGlyph } from '@/components/icons';
import { Title } from '@/components/parts';
import { communities } from '@/lib/api/reference';
import { facets } from '@/lib/postings';
import { AREAS, areas, plural } from '@/lib/words';

import styles from './communities.module.css';

export const metadata: Metadata = {
	description: 'Five communities of volunteers: what each does, and how many roles are open.',
	alternates: { canonical: '/communities' },
};

export default async function Page() {
	const [all, counts] = await Promise.all([communities(), facets()]);
	const open = counts.kind === 'ok' ? counts.data.community_of_practice : [];

	return (
		<div className="stack">
			<Title>Communities</Title>
			<h1>Communities</h1>
			<p className="lead">
				A community of practice is people who do the same kind of work, in
				whichever project: they learn from one another and help newcomers in.
			</p>
			<ul className={styles.cards}>
				{AREAS.map((area) => {
					const about = all.kind === 'ok'
						? all.data.find((one) => one.practice_area === area)?.description : null;
					const count = open.find((one) => one.value === area)?.count;

					return (
						<li key={area}>
							<span className={styles.badge}><AreaGlyph area={area} /></span>
							<h2><Link href={`/communities/${area}`} prefetch={false}>{areas[area]}</Link></h2>
							{about && <p>{about}</p>}
							{count !== undefined && <p className={styles.count}>{plural(count, 'open role')}</p>}
						</li>
					);
				})}
			</ul>
		</div>
	);
}
