/*
 * origin - the address of this site as the visitor wrote it
 */
import 'server-only';
import { headers } from 'next/headers';

/* nginx sets both; without it, what the browser asked is all there is. */
export async function publicOrigin(): Promise<string> {
	const from = await headers();
	const scheme = from.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
	return `${scheme}://${from.get('x-forwarded-host') ?? from.get('host')}`;
}
