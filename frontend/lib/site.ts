/*
 * site - what the site is called, and the places of others it names
 */
export const SITE = 'CivicTechJobs';
export const ORGANISATION = 'Hack for LA';

export const elsewhere = {
	organisation: 'https://www.hackforla.org/',
	onboarding: 'https://www.hackforla.org/getting-started',
	/* Where people write to us: questions, mistakes, what they cannot use. */
	contact: 'https://github.com/hackforla/CivicTechJobs/issues',
} as const;
