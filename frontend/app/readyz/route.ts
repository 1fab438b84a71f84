/*
 * /readyz - may people come?  The backend and its database answer.
 */
import { api } from '@/lib/api/client';

export const dynamic = 'force-dynamic';

export async function GET() {
	const ready = await api('get', '/api/readyz/');
	const good = ready.kind === 'ok';

	return new Response(good ? 'ready\n' : 'not ready\n', {
		status: good ? 200 : 503,
		headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
	});
}
