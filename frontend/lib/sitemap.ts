/*
 * sitemap - the addresses that search engines should know (sitemaps.org)
 */
import { escaped } from './feeds';

export type Entry = { path: string; at?: string | null };

/* What is there without any role. */
export const STATIC = ['/', '/opportunities', '/projects', '/communities', '/how-to-join',
	'/about', '/privacy', '/accessibility', '/developers', '/credits'] as const;

export const sitemap = (origin: string, entries: Entry[]): string =>
	`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.map(({ path, at }) =>
		`	<url><loc>${escaped(origin + path)}</loc>${at ? `<lastmod>${at}</lastmod>` : ''}</url>\n`).join('')}</urlset>
`;
