/*
 * origin - the address under which this site is read, for what names it whole
 */
import 'server-only';
import { headers } from 'next/headers';

/* https://jobs.example.org, as the browser asked for it: proxy.ts notes the host. */
export async function siteOrigin(): Promise<string> {
	const from = await headers();
	const scheme = from.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
	const origin = `${scheme}://${from.get('x-site-host')?.split(' ')[1] ?? 'localhost'}`;
	return URL.canParse(origin) ? new URL(origin).origin : `${scheme}://localhost`;
}
