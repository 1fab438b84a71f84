/*
 * places - what the header and the footer link to, and for whom
 *
 * A page that is not there yet is not named here.
 */
import type { User } from './api/types';

export type Place = { href: string; label: string };

type For = (user: User | null) => boolean;
const everybody: For = () => true;
const visitors: For = (user) => user === null;
const members: For = (user) => user !== null;
const managers: For = (user) => user?.isProjectManager ?? false;

const header: (Place & { for: For })[] = [
	{ href: '/opportunities', label: 'Open roles', for: everybody },
	{ href: '/matches', label: 'Matches', for: members },
	{ href: '/saved', label: 'Saved', for: members },
	{ href: '/profile', label: 'Profile', for: members },
	{ href: '/projects', label: 'Projects', for: everybody },
	{ href: '/communities', label: 'Communities', for: everybody },
	{ href: '/how-to-join', label: 'How to join', for: visitors },
	{ href: '/manage', label: 'Your postings', for: managers },
];

export const headerPlaces = (user: User | null): Place[] =>
	header.filter((place) => place.for(user))
		.map(({ href, label }) => ({ href, label }));

export const footerPlaces: Place[] = [
	{ href: '/opportunities', label: 'Open roles' },
	{ href: '/projects', label: 'Projects' },
	{ href: '/communities', label: 'Communities' },
	{ href: '/how-to-join', label: 'How to join' },
	{ href: '/about', label: 'About' },
	{ href: '/privacy', label: 'Privacy' },
	{ href: '/accessibility', label: 'Accessibility' },
	{ href: '/developers', label: 'Developers' },
	{ href: '/credits', label: 'Credits' },
];
