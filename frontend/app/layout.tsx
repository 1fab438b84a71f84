/*
 * layout - what stands around every page: header, menu, main, footer
 *
 * It shows who is signed in but opens nothing: pages ask for themselves.
 */
import localFont from 'next/font/local';
import Link from 'next/link';
import { connection } from 'next/server';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

import { signOut } from '@/actions/auth';
import { Menu, SignInLinks } from '@/components/nav';
import { siteOrigin } from '@/lib/origin';
import { footerPlaces, headerPlaces } from '@/lib/places';
import { SITE } from '@/lib/site';
import { viewer } from '@/lib/viewer';

import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/layout.css';

const font = localFont({
	src: '../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
	weight: '100 900',
	display: 'swap',
	variable: '--font',
});

const DESCRIPTION = 'Open volunteer roles in the civic technology projects of Hack for LA, and how well they fit you.';

/* What names this site as a whole address begins as the browser's does. */
export async function generateMetadata(): Promise<Metadata> {
	return {
		metadataBase: new URL(await siteOrigin()),
		applicationName: SITE,
		description: DESCRIPTION,
		formatDetection: { telephone: false },
		openGraph: { siteName: SITE, title: SITE, type: 'website', locale: 'en_US', description: DESCRIPTION },
	};
}

export const viewport: Viewport = {
	colorScheme: 'light dark',
	themeColor: [
		{ media: '(prefers-color-scheme: light)', color: '#ffffff' },
		{ media: '(prefers-color-scheme: dark)', color: '#12151d' },
	],
};

export default async function Layout({ children }: { children: ReactNode }) {
	/* Each answer has a nonce of its own, so no page is made beforehand. */
	await connection();
	const who = await viewer();
	const user = who.kind === 'member' ? who.user : null;

	return (
		<html lang="en" className={font.variable}>
			<body>
				{/* Pages that name their own address would drop it from the metadata. */}
				<link rel="alternate" type="application/atom+xml" title="Open roles" href="/feed.xml" />
				<a className="skip" href="#main">Skip to the content</a>
				<header className="header">
					<div className="container header-row">
						<Link className="wordmark" href="/" prefetch={false}>{SITE}</Link>
						<Menu places={headerPlaces(user)}>
							{who.kind === 'visitor' && <SignInLinks />}
							{user && (
								<li className="cluster">
									<Link className="account" href="/account" prefetch={false}>
										<span className="hidden">Your account: </span>{user.name}
									</Link>
									<form action={signOut}>
										<button className="button button-quiet button-small">Sign out</button>
									</form>
								</li>
							)}
						</Menu>
					</div>
				</header>
				<main className="main container" id="main" tabIndex={-1}>{children}</main>
				<footer className="footer">
					<div className="container">
						<nav aria-label="Footer">
							<ul>
								{footerPlaces.map(({ href, label }) => (
									<li key={href}><Link href={href} prefetch={false}>{label}</Link></li>
								))}
							</ul>
						</nav>
						<p>
							Two cookies, both needed to sign in; no tracking. Roles are
							posted by the project managers of Hack for LA.
						</p>
					</div>
				</footer>
			</body>
		</html>
	);
}
