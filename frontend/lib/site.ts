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
	/* The same for holes, where not everybody reads along. */
	security: 'https://github.com/hackforla/CivicTechJobs/security/advisories/new',
} as const;

/* The size of the picture beside a link, in pixels. */
export const PREVIEW = { width: 1200, height: 630 } as const;
