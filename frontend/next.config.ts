/*
 * next.config - how Next.js builds and serves the pages
 */
import type { NextConfig } from 'next';

import { BODY_MOST } from './lib/body';

/* Of every answer, files included; the policy is made in proxy.ts. */
const headers = [
	{ key: 'X-Content-Type-Options', value: 'nosniff' },
	{ key: 'X-Frame-Options', value: 'DENY' },
	{ key: 'Referrer-Policy', value: 'same-origin' },
	{ key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
	{ key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
	{
		key: 'Permissions-Policy',
		value: 'camera=(), microphone=(), geolocation=(), payment=()',
	},
];

const config: NextConfig = {
	output: 'standalone',
	outputFileTracingRoot: import.meta.dirname,
	/* Never used: images.unoptimized below.  No slash: the server has none. */
	outputFileTracingExcludes: { '**': ['node_modules/@img/**', 'node_modules/sharp/**'] },
	turbopack: { root: import.meta.dirname },
	/* A page of an older build that sends a form is told so. */
	deploymentId: process.env.CTJ_BUILD_ID ?? 'dev',
	poweredByHeader: false,
	productionBrowserSourceMaps: false,
	reactStrictMode: true,
	images: { unoptimized: true },
	/* Titles stand in the head for everybody, not only for crawlers. */
	htmlLimitedBots: /.*/,
	experimental: {
		serverActions: { bodySizeLimit: BODY_MOST },
		/* The file system may be read-only. */
		isrFlushToDisk: false,
	},

	headers: async () => [{ source: '/:path*', headers }],
	redirects: async () => [
		/* The load balancer sends only what is below it to the backend. */
		{ source: '/admin', destination: '/admin/', permanent: false },
		{ source: '/privacypolicy', destination: '/privacy', permanent: true },
		{ source: '/privacy-policy', destination: '/privacy', permanent: true },
		{ source: '/qualifier/1', destination: '/profile/community', permanent: true },
		{ source: '/qualifier/2', destination: '/profile/skills', permanent: true },
		{ source: '/qualifier/3', destination: '/profile/availability', permanent: true },
	],
};

export default config;
