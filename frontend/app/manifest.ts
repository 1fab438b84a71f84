/*
 * manifest - how the site calls itself when it is put on a home screen
 */
import type { MetadataRoute } from 'next';

import { ORGANISATION, SITE } from '@/lib/site';

export default function manifest(): MetadataRoute.Manifest {
	return {
		name: SITE,
		short_name: SITE,
		description: `Open volunteer roles of ${ORGANISATION}.`,
		start_url: '/',
		display: 'browser',
		background_color: '#ffffff',
		theme_color: '#2f4a9e',
		icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
	};
}
