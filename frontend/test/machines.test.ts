/*
 * machines.test - feeds, structured data, sitemap
 */
import { describe, expect, test } from 'vitest';

import { atom, escaped, jsonFeed } from '@/lib/feeds';
import { inScript, jobPosting } from '@/lib/job-posting';
import type { Posting } from '@/lib/postings';
import { sitemap } from '@/lib/sitemap';
import { headline, summary } from '@/lib/summary';

const posting = (more: Partial<Posting> = {}): Posting => ({
	id: '0197c0de-0000-7000-8000-000000000001', title: 'Back End & API', project: 'Tide <Pool>',
	area: 'engineering', hours: 6, environment: 'remote', slots: [], skills: ['Python', 'R&D'],
	openings: 1, openedAt: '2026-11-20T10:00:00Z', closesOn: null, experience: null,
	match: null, ...more });

const feed = (postings: Posting[]) => ({ origin: 'https://jobs.example.org',
	self: '/feed.xml?q=a&day=Mon', page: '/opportunities?q=a&day=Mon', postings });

describe('a summary', () => {
	test('says what is public, in sentences', () => {
		expect(headline(posting())).toBe('Back End & API, Tide <Pool>');
		expect(headline(posting({ project: '' }))).toBe('Back End & API');
		expect(summary(posting({ openings: 2 }))).toBe('Volunteer role at Hack for LA: 6 hours a week, remote, Engineering. 2 people wanted. Skills: Python, R&D.');
	});
});

describe('Atom', () => {
	test('escapes what would be markup, and drops what XML cannot hold', () => {
		expect(escaped('a<b>&"\u0007\u0000c')).toBe('a&#60;b&#62;&#38;&#34;c');
		const text = atom(feed([posting()]));
		expect(text).toContain('<title>Back End &#38; API, Tide &#60;Pool&#62;</title>');
		expect(text).toContain('href="https://jobs.example.org/feed.xml?q=a&#38;day=Mon"');
		expect(text).toContain('<category term="R&#38;D"/>');
	});
	test('is as new as its newest entry, and as old as can be without one', () => {
		expect(atom(feed([posting(), posting({ openedAt: '2026-11-21T10:00:00Z' })])))
			.toContain('</author>\n\t<updated>2026-11-21T10:00:00Z</updated>');
		expect(atom(feed([]))).toContain('<updated>1970-01-01T00:00:00Z</updated>');
	});
});

test('a JSON feed has the members that readers ask for', () => {
	const { version, items } = JSON.parse(jsonFeed(feed([posting(), posting({ openedAt: null })])));
	expect(version).toBe('https://jsonfeed.org/version/1.1');
	expect(items[0]).toMatchObject({ url: 'https://jobs.example.org/opportunities/0197c0de-0000-7000-8000-000000000001',
		title: 'Back End & API, Tide <Pool>', date_published: '2026-11-20T10:00:00Z' });
	expect(items[1]).not.toHaveProperty('date_published');
});

describe('structured data', () => {
	test('of a remote role names where one may live, of another the place', () => {
		const remote = jobPosting(posting({ closesOn: '2026-12-31' }), 'https://x.example/');
		expect(remote).toMatchObject({ '@type': 'JobPosting', employmentType: 'VOLUNTEER',
			datePosted: '2026-11-20', validThrough: '2026-12-31', jobLocationType: 'TELECOMMUTE',
			applicantLocationRequirements: { name: 'USA' } });
		expect(remote).not.toHaveProperty('jobLocation');
		expect(jobPosting(posting({ environment: 'hybrid' }), 'https://x.example/'))
			.toMatchObject({ jobLocation: { address: { addressLocality: 'Los Angeles' } } });
	});
	test('ends no script element, and stays the same JSON', () => {
		const data = { title: '</script><script>alert(1)</script><!--' };
		expect(inScript(data)).not.toContain('<');
		expect(JSON.parse(inScript(data))).toEqual(data);
	});
});

test('a sitemap has whole addresses', () => {
	expect(sitemap('https://a.example', [{ path: '/' }, { path: '/x?a&b', at: '2026-01-01T00:00:00Z' }]))
		.toContain('<url><loc>https://a.example/</loc></url>\n\t<url><loc>https://a.example/x?a&#38;b</loc><lastmod>2026-01-01T00:00:00Z</lastmod></url>');
});
