/*
 * preview - the picture that stands beside a link to a role
 *
 * Drawn by Satori, which knows no classes: styles stand at the elements here,
 * and nowhere else.
 */
import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';

import type { Posting } from './postings';
import { ORGANISATION, PREVIEW, SITE } from './site';
import { areas, environments, hoursAWeek } from './words';

/*
 * Each call with a whole path of its own: then the build packs these two files
 * of the package.  What it cannot read off, it would take for any file of all.
 */
const fonts = Promise.all([
	readFile(join(process.cwd(), 'node_modules/@fontsource/public-sans/files/public-sans-latin-400-normal.woff')),
	readFile(join(process.cwd(), 'node_modules/@fontsource/public-sans/files/public-sans-latin-700-normal.woff')),
]).then((files) => files.map((data, bold) => ({
	name: 'Public Sans', weight: bold ? 700 as const : 400 as const, style: 'normal' as const, data,
})));

/* Two lines of the largest letters, or a few more of smaller ones. */
const sizeOf = (title: string) => title.length <= 24 ? 88 : title.length <= 60 ? 64 : 48;

/*
 * A text in letters that the fonts have.  For any other next/og would ask servers
 * elsewhere, and without an answer there would be no picture: so accents go, and
 * what is no letter of ours even then is left out.
 */
const FOREIGN = /[^ -~\u00a1-\u00acœŒ®-ÿ–—‘’‚“”„•…‹›€™]/gu;
export const drawable = (text: string): string =>
	text.normalize('NFC')
		.replace(FOREIGN, (letter) => letter.normalize('NFKD').replace(/[^ -~]/g, ''))
		.replace(/ +/g, ' ').trim();

const cut = (text: string, most: number) =>
	text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

function Picture({ hours, environment, area, ...posting }: Posting) {
	const title = drawable(posting.title) || 'Open role';
	const project = drawable(posting.project);
	const facts = [hoursAWeek(hours), environments[environment], ...(area ? [areas[area]] : [])];

	return (
		<div style={{ width: '100%', height: '100%', display: 'flex', flexDirection: 'column',
			justifyContent: 'space-between', padding: 72, backgroundColor: '#2f4a9e',
			color: '#ffffff', fontFamily: 'Public Sans' }}>
			<div style={{ display: 'flex', alignItems: 'center', fontSize: 36, fontWeight: 700 }}>
				<svg width="56" height="56" viewBox="0 0 32 32" style={{ marginRight: 20 }}>
					<rect width="32" height="32" rx="9" fill="#ffd98a" />
					<path d="M8 17l5.5 5.5L24 11" fill="none" stroke="#2f4a9e" strokeWidth="4"
						strokeLinecap="round" strokeLinejoin="round" />
				</svg>
				{SITE}
			</div>
			<div style={{ display: 'flex', flexDirection: 'column' }}>
				<div style={{ display: 'flex', fontSize: sizeOf(title), fontWeight: 700, lineHeight: 1.1 }}>
					{cut(title, 80)}
				</div>
				{project && (
					<div style={{ display: 'flex', fontSize: 44, marginTop: 16, color: '#ffd98a' }}>
						{cut(project, 60)}
					</div>
				)}
			</div>
			<div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 32 }}>
				<div style={{ display: 'flex' }}>{facts.join('  ·  ')}</div>
				<div style={{ display: 'flex' }}>{ORGANISATION}</div>
			</div>
		</div>
	);
}

const KEPT = 32;
const kept = new Map<string, ArrayBuffer>();

/* The PNG; the last ones are kept, since drawing one takes a while. */
export async function preview(posting: Posting): Promise<Uint8Array<ArrayBuffer>> {
	const { title, project, hours, environment, area } = posting;
	const key = JSON.stringify([title, project, hours, environment, area]);
	let png = kept.get(key);
	if (!png) {
		png = await new ImageResponse(<Picture {...posting} />,
			{ ...PREVIEW, fonts: await fonts }).arrayBuffer();
		kept.set(key, png);
		for (const oldest of kept.keys()) {
			if (kept.size <= KEPT)
				break;
			kept.delete(oldest);
		}
	}
	return new Uint8Array(png);
}
