/*
 * global-error - the last resort: even the layout broke
 */
'use client';

import { SITE } from '@/lib/site';

export default function GlobalError() {
	return (
		<html lang="en">
			<body>
				<title>{`Something went wrong – ${SITE}`}</title>
				<main>
					<h1>Something went wrong</h1>
					<p>This is our fault. Please try again in a minute.</p>
					{/* A whole new page, not a part of this one. */}
					{/* eslint-disable-next-line @next/next/no-html-link-for-pages */}
					<p><a href="/">{SITE}</a></p>
				</main>
			</body>
		</html>
	);
}
