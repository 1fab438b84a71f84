/*
 * cards - open roles side by side, under a heading of the page
 */
import type { Posting } from '@/lib/postings';

import { Card } from './card';

/* zone: the viewer's, or null for who is not signed in: only members save roles. */
export const Cards = ({ postings, zone }: { postings: Posting[]; zone: string | null }) => (
	<ul className="grid">
		{postings.map((posting) => (
			<li key={posting.id}>
				<Card posting={posting} zone={zone} level={3}
					{...(zone === null ? {} : { saved: null })} />
			</li>
		))}
	</ul>
);
