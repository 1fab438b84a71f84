/*
 * refused - why one is not shown what was asked for here
 */
import Link from 'next/link';

import { Notice, Title, Unavailable } from '@/components/parts';

export function Refused({ kind, again }: { kind: 'member' | 'unavailable'; again: string }) {
	return (
		<div className="stack">
			<Title>Your postings</Title>
			<h1>Your postings</h1>
			{kind === 'unavailable' ? <Unavailable again={again} what="Your list of postings" /> : (
				<Notice>
					<p>
						<strong>This part is for project managers.</strong> Your account is
						that of a volunteer. If you lead a project and want to post roles,
						ask an administrator to make you a project manager.
					</p>
					<p><Link href="/opportunities" prefetch={false}>See the open roles</Link></p>
				</Notice>
			)}
		</div>
	);
}
