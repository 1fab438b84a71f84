/*
 * error - what shows when a page breaks in a way nobody foresaw
 */
'use client';

import { Title } from '@/components/parts';

export default function ErrorPage({ reset }: { reset: () => void }) {
	return (
		<div className="stack">
			<Title>Something went wrong</Title>
			<h1>Something went wrong</h1>
			<p>
				This is our fault. If you were filling in a form, the page may have
				been updated meanwhile: please open it again and send it once more.
			</p>
			<p><button className="button" onClick={reset}>Try again</button></p>
		</div>
	);
}
