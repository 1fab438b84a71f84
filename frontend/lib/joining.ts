/*
 * joining - the four steps from a visitor to a member of a team
 */
import { elsewhere } from './site';

export type Step = {
	name: string;
	/* In a sentence, for the first page. */
	short: string;
	/* All of it, for /how-to-join. */
	long: string;
	/* Where it is done. */
	href: string;
	link: string;
};

export const steps: readonly Step[] = [
	{
		name: 'Look at the communities',
		short: 'Engineering, UI/UX, Product, Data Science, DevOps: see what each does and which roles are open.',
		long: 'Everybody who volunteers belongs to a community of people who do the same kind of work. Read what the five do, and which skills their open roles ask for most.',
		href: '/communities',
		link: 'The communities',
	},
	{
		name: 'Come to onboarding',
		short: 'Once a week, for everybody who wants to join. It comes before any role.',
		long: 'Onboarding takes place once a week. You hear how teams work and can ask what you like. It is needed before you commit to a role.',
		href: elsewhere.onboarding,
		link: 'When the next onboarding is',
	},
	{
		name: 'Make an account',
		short: 'Say what you can do and when you have time. It takes about three minutes.',
		long: 'Sign up with a name, an email address and a password. Then tell us your community, your skills, when you can meet and how many hours a week you have: with that, open roles come in the order in which they fit you, each with the reasons.',
		href: '/signup',
		link: 'Sign up',
	},
	{
		name: 'Find your role',
		short: 'Read what a team needs, see how well it fits you and why, and get in touch.',
		long: 'Read what the team does, what it asks for and when it meets. At the end of each role stands whom to write to: say which role you mean, what you bring and when you have time.',
		href: '/opportunities',
		link: 'Open roles',
	},
];
