/*
 * /healthz - does Next run?  It never asks the backend: a load balancer that
 * did would replace us for the faults of others.
 */
export const dynamic = 'force-dynamic';

export const GET = () => new Response('ok\n', {
	headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
});
