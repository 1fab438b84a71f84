/*
 * machines - is what is written as XML, XML?  A browser knows
 */
import { assert, given, origin, run, test } from './lib.mjs';

const parsed = (page, path) => page.evaluate(async (path) => {
	const text = await (await fetch(path)).text();
	const xml = new DOMParser().parseFromString(text, 'application/xml');
	return {
		fault: xml.querySelector('parsererror')?.textContent,
		root: `${xml.documentElement.namespaceURI} ${xml.documentElement.localName}`,
		titles: [...xml.querySelectorAll('entry > title')].map((one) => one.textContent),
		links: [...xml.querySelectorAll('entry > link')].map((one) => one.getAttribute('href')),
		places: [...xml.querySelectorAll('url > loc')].map((one) => one.textContent),
	};
}, path);

test('the Atom feed is XML, and its entries lead to roles', async ({ page, go, see }) => {
	await go('/about');
	const { fault, root, titles, links } = await parsed(page, '/feed.xml');
	assert.equal(fault, undefined);
	assert.equal(root, 'http://www.w3.org/2005/Atom feed');
	assert.ok(titles.includes(given.title), titles.join('\n'));
	await go(new URL(links[titles.indexOf(given.title)]).pathname);
	await see.heading(/Back End Developer/);
});

test('the sitemap is XML, and each address of it is a page', async ({ page, go }) => {
	await go('/about');
	const { fault, root, places } = await parsed(page, '/sitemap.xml');
	assert.equal(fault, undefined);
	assert.equal(root, 'http://www.sitemaps.org/schemas/sitemap/0.9 urlset');
	assert.ok(places.length > 10);
	for (const place of places) {
		assert.ok(place.startsWith(`${origin}/`), place);
		assert.equal((await page.request.get(place)).status(), 200, place);
	}
});

await run();
