/*
 * job-posting - a role as search engines read it (schema.org JobPosting)
 *
 * Public fields alone.
 */
import type { Posting } from './postings';
import { elsewhere, ORGANISATION, SITE } from './site';
import { summary } from './summary';

const place = {
	'@type': 'Place',
	address: { '@type': 'PostalAddress', addressLocality: 'Los Angeles',
		addressRegion: 'CA', addressCountry: 'US' },
};

/* address: of its page. */
export const jobPosting = (posting: Posting, address: string) => ({
	'@context': 'https://schema.org',
	'@type': 'JobPosting',
	title: posting.title,
	description: summary(posting),
	identifier: { '@type': 'PropertyValue', name: SITE, value: posting.id },
	url: address,
	...(posting.openedAt ? { datePosted: posting.openedAt.slice(0, 10) } : {}),
	...(posting.closesOn ? { validThrough: posting.closesOn } : {}),
	employmentType: 'VOLUNTEER',
	totalJobOpenings: posting.openings,
	hiringOrganization: { '@type': 'Organization', name: ORGANISATION, sameAs: elsewhere.organisation },
	...(posting.environment === 'remote' ? {
		jobLocationType: 'TELECOMMUTE',
		applicantLocationRequirements: { '@type': 'Country', name: 'USA' },
	} : { jobLocation: place }),
	...(posting.skills.length > 0 ? { skills: posting.skills.join(', ') } : {}),
});

/* JSON as it may stand in a script element: nothing in it ends one. */
export const inScript = (data: unknown): string =>
	JSON.stringify(data).replace(/</g, '\\u003c');
