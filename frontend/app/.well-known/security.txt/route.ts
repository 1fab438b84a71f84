/*
 * /.well-known/security.txt - whom to tell of a hole (RFC 9116)
 */
import { file } from '@/lib/machine';
import { siteOrigin } from '@/lib/origin';
import { elsewhere } from '@/lib/site';

/* It must say until when it holds; it holds as long as the site answers, so
   this is always the end of the next quarter. */
function expires(now = new Date()): string {
	return new Date(Date.UTC(now.getUTCFullYear(), Math.ceil((now.getUTCMonth() + 1) / 3) * 3 + 3))
		.toISOString();
}

export const GET = async (request: Request) => file(request, 'text/plain; charset=utf-8',
	[`Contact: ${elsewhere.security}`, `Expires: ${expires()}`, 'Preferred-Languages: en',
		`Canonical: ${await siteOrigin()}/.well-known/security.txt`, ''].join('\n'));
