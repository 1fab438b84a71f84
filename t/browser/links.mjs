/*
 * links - every link, from the first page on
 */
import { assert, origin, run, test } from './lib.mjs';

/* More would be a page that makes addresses without end. */
const MOST = 600;

const unescaped = (text) => text.replace(/&amp;|&#38;/g, '&').replace(/&#x27;|&#39;/g, '\'');

const linksOf = (html, base) => [...html.matchAll(/<(?:a|link|area)\b[^>]*\shref="([^"]*)"/g)]
	.map(([, href]) => new URL(unescaped(href), base))
	.filter((url) => url.origin === origin);

/* May something be found there by its id? */
const holds = (html, hash) => hash === '' ||
	html.includes(` id="${decodeURIComponent(hash.slice(1))}"`);

/*
 * Reads all that is linked; what an address with a query links to with another
 * query is asked for no more, since filters can be combined without end.
 */
async function crawl(request) {
	const pages = new Map();
	const dead = [];
	const queue = [{ url: new URL('/', origin), from: 'the address bar' }];

	for (const { url, from } of queue) {
		const address = url.pathname + url.search;
		if (!pages.has(address)) {
			assert.ok(pages.size < MOST, `more than ${MOST} pages, the last ${address}`);
			const answer = await request.get(url.href);
			const isPage = answer.headers()['content-type']?.startsWith('text/html');
			const html = isPage ? await answer.text() : '';
			pages.set(address, html);
			if (answer.status() !== 200)
				dead.push(`${answer.status()} ${address}, linked from ${from}`);
			else if (isPage && !url.pathname.startsWith('/admin/'))
				for (const next of linksOf(html, answer.url()))
					if (url.search === '' || next.search === '')
						queue.push({ url: next, from: address });
		}
		const html = pages.get(address);
		if (html !== '' && !holds(html, url.hash))
			dead.push(`no ${url.hash} in ${address}, linked from ${from}`);
	}
	return { dead: [...new Set(dead)], pages };
}

for (const [person, least] of [['anonymous', 80], ['volunteer', 80], ['pm', 80]])
	test(`no link is dead for ${person}`, async ({ page }) => {
		const { dead, pages } = await crawl(page.request);
		assert.deepEqual(dead, []);
		assert.ok(pages.size >= least, `only ${pages.size} pages`);
		console.log(`# ${pages.size} addresses`);
	}, { as: person });

await run();
