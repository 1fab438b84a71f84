/*
 * not-found - 404: there is nothing at this address
 */
import Link from 'next/link';

import { Title } from '@/components/parts';

export default function NotFound() {
	return (
		<div className="stack">
			<Title>Page not found</Title>
			<h1>Page not found</h1>
			<p>
				There is nothing at this address. A role may have been filled or
				closed since you saw it.
			</p>
			<p><Link className="button" href="/opportunities" prefetch={false}>See open roles</Link></p>
		</div>
	);
}
