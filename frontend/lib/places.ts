/*
 * places - what the header and the footer link to, and for whom
 *
 * A page that is not there yet is not named here.
 */
import type { User } from './api/types';

export type Place = { href: string; label: string };

type For = (user: User | null) => boolean;
const everybody: For = () => true;
const managers: For = (user) => user?.isProjectManager ?? false;

const header: (Place & { for: For })[] = [
	{ href: '/opportunities', label: 'Open roles', for: everybody },
	{ href: '/manage', label: 'Your postings', for: managers },
];

export const headerPlaces = (user: User | null): Place[] =>
	header.filter((place) => place.for(user))
		.map(({ href, label }) => ({ href, label }));

export const footerPlaces: Place[] = [
	{ href: '/opportunities', label: 'Open roles' },
];
