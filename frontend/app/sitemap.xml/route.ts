/*
 * /sitemap.xml - all pages, open roles with the day they were posted
 *
 * When roles are for members only, or the backend is away, it has what is
 * always there.
 */
import { file } from '@/lib/machine';
import { siteOrigin } from '@/lib/origin';
import { publicPostings, type Posting } from '@/lib/postings';
import { projectPath, rolePath } from '@/lib/slug';
import { sitemap, STATIC, type Entry } from '@/lib/sitemap';
import { AREAS } from '@/lib/words';

/* Of the newest first; more are found through the pages of the list. */
const PAGES = 4, PAGE = 500;

async function open(): Promise<Posting[]> {
	const all: Posting[] = [];
	let cursor: string | null = null;
	for (let i = 0; i < PAGES; i++) {
		const found = await publicPostings({
			limit: PAGE, ordering: '-opened_at', ...(cursor ? { cursor } : {}) });
		if (found.kind !== 'ok')
			break;
		all.push(...found.data);
		cursor = new URLSearchParams(found.next ?? '').get('cursor');
		if (!cursor)
			break;
	}
	return all;
}

export async function GET(request: Request) {
	const postings = await open();
	const around = new Set(postings.flatMap(({ title, project }) =>
		[rolePath(title), projectPath(project)].filter((path) => path !== null)));
	const entries: Entry[] = [
		...[...STATIC, ...AREAS.map((area) => `/communities/${area}`), ...[...around].sort()]
			.map((path) => ({ path })),
		...postings.map(({ id, openedAt }) => ({ path: `/opportunities/${id}`, at: openedAt })),
	];
	return file(request, 'application/xml; charset=utf-8', sitemap(await siteOrigin(), entries));
}
