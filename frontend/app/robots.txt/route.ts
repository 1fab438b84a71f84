/*
 * /robots.txt - what crawlers need not ask for
 *
 * Pages of one's own answer with a sign-in; searches say noindex themselves.
 */
import { file } from '@/lib/machine';
import { siteOrigin } from '@/lib/origin';

const OWN = ['/api/', '/admin/', '/account', '/manage', '/matches', '/profile', '/saved'];

export const GET = async (request: Request) => file(request, 'text/plain; charset=utf-8',
	['User-agent: *', ...OWN.map((path) => `Disallow: ${path}`), '',
		`Sitemap: ${await siteOrigin()}/sitemap.xml`, ''].join('\n'));
