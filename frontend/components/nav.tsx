/*
 * nav - the links of the header, the menu of phones, and where one is
 */
'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

import type { Place } from '@/lib/places';
import { signInAt } from '@/lib/next';

function NavLink({ href, children }: { href: string; children: ReactNode }) {
	const here = usePathname();
	const current = here === href ? 'page' : here.startsWith(`${href}/`) ? 'true' : undefined;

	return (
		<Link href={href} prefetch={false} aria-current={current}>{children}</Link>
	);
}

/* Signing in leads back to where one is, but not in circles. */
export function SignInLinks() {
	const here = usePathname();
	const next = ['/login', '/signup'].includes(here) ? '/' : here;

	return (
		<>
			<li><Link href={signInAt(next)} prefetch={false}>Sign in</Link></li>
			<li>
				<Link className="button button-small" prefetch={false}
					href={signInAt(next).replace('/login', '/signup')}>
					Sign up
				</Link>
			</li>
		</>
	);
}

/* A <details> that is always open where there is room (see layout.css). */
export function Menu({ places, children }: { places: Place[]; children: ReactNode }) {
	const menu = useRef<HTMLDetailsElement>(null);
	const here = usePathname();
	const shown = useRef(here);

	/* Where one opened it before the script was there, it stays open. */
	useEffect(() => {
		if (menu.current && shown.current !== here)
			menu.current.open = false;
		shown.current = here;
	}, [here]);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === 'Escape' && menu.current?.open) {
			menu.current.open = false;
			menu.current.querySelector('summary')?.focus();
		}
	};
	return (
		<details className="menu" ref={menu} onKeyDown={onKeyDown}>
			<summary>Menu</summary>
			<nav aria-label="Main">
				<ul className="menu-list">
					{places.map(({ href, label }) => (
						<li key={href}><NavLink href={href}>{label}</NavLink></li>
					))}
					{children}
				</ul>
			</nav>
		</details>
	);
}
