/*
 * public - the pages around the list: projects, communities, roles, texts
 */
import { assert, given, looks, origin, run, test } from './lib.mjs';

const role = `/opportunities/${given.open}`;
const main = (page) => page.getByRole('main');
const cards = (page) => page.locator('article');

/* --- how they look ------------------------------------------------------- */

const open = ({ page }) => page.evaluate(() => {
	for (const details of document.querySelectorAll('main details'))
		details.open = true;
});

looks('/projects');
looks('/projects/civic-tech-jobs');
looks('/projects/no-such-thing');
looks('/communities');
looks('/communities/engineering', { as: ['anonymous', 'volunteer'] });
looks('/roles/data-engineer');
looks('/how-to-join', { before: open });
looks('/about');
looks('/privacy');
looks('/accessibility');
looks('/credits');
looks('/developers');

/* --- what they say ------------------------------------------------------- */

test('one finds a role by its project, without JavaScript', async ({ page, go, see }) => {
	await go('/');
	await page.getByRole('navigation', { name: 'Footer' }).getByRole('link', { name: 'Projects' }).click();
	await see.heading('Projects');
	await page.getByRole('link', { name: /^Civic Tech Jobs/ }).click();
	await see.heading('Civic Tech Jobs');
	const found = await cards(page).count();
	assert.match(await main(page).innerText(), new RegExp(`${found} open roles? in this project`));
	await page.getByRole('link', { name: /Backend Engineer/ }).click();
	await see.heading(/Backend Engineer/);
}, { script: false });

test('spellings of one project are one page', async ({ page, go, see }) => {
	await go('/projects/CIVIC%20tech%20--%20jobs');
	await see.address('/projects/civic-tech-jobs');
	await see.heading('Civic Tech Jobs');
});

test('a project without open roles says so and is for no index', async ({ go, see }) => {
	const html = await (await go('/projects/no-such-thing')).text();
	await see.text(/There are no open roles of this name now/);
	assert.match(html, /<meta name="robots" content="noindex/);
});

test('a community names its roles and says its demand in words', async ({ page, go, see }) => {
	await go('/communities/engineering');
	const first = page.getByRole('region', { name: 'Skills in demand' }).getByRole('listitem').first();
	assert.match(await first.innerText(), /\d+ of \d+ roles/);
	await page.getByRole('region', { name: 'What people do here' })
		.getByRole('link', { name: 'Back End Developer' }).click();
	await see.heading('Back End Developer');
	await see.link('Engineering');
}, { script: false });

test('a title of two communities is one page that names both', async ({ go, see }) => {
	await go('/roles/data-engineer');
	await see.link('Data Science');
	await see.link('DevOps');
});

for (const path of ['/opportunities/0197c0de-0000-7000-8000-0000000000ff', '/opportunities/nonsense',
	'/communities/nonsense', '/roles/nonsense', '/nonsense'])
	test(`what is not there says so without JavaScript: ${path}`, async ({ go, see }) => {
		await go(path, 404);
		await see.heading('Page not found');
	}, { script: false, may: /404/ });

test('a role leads to its project, its kind and its community', async ({ page, go, see }) => {
	await go(role);
	for (const name of ['Civic Tech Jobs', 'Backend Engineer', 'Engineering'])
		await see.link(name);
	await page.getByRole('link', { name: 'Engineering', exact: true }).first().click();
	await see.heading('Engineering');
});

test('the link to a role is there as text, and can be copied', async ({ page, go, see, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await go(role);
	await see.link(`${origin}${role}`);
	await page.getByRole('button', { name: 'Copy link' }).click();
	await see.text('The link is copied.');
	assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${origin}${role}`);
});

test('a role leads to its calendar, a list to its feed', async ({ page, go }) => {
	for (const [path, name, type] of [[role, 'Calendar file of these meetings', 'text/calendar'],
		['/opportunities?community=devops', 'Feed of these roles', 'application/atom+xml']]) {
		await go(path);
		const answer = await page.request.get(await page.getByRole('link', { name })
			.evaluate((link) => link.href));
		assert.equal(answer.status(), 200);
		assert.ok(answer.headers()['content-type'].startsWith(type));
	}
}, { script: false });

test('on paper there is no menu, and addresses are written out', async ({ page, go, see }) => {
	await go(role);
	await page.emulateMedia({ media: 'print' });
	assert.ok(!await page.locator('.menu').isVisible());
	assert.ok(!await page.locator('.footer').isVisible());
	assert.ok(await page.getByText(`${origin}${role}`).isVisible());
	await go('/about');
	const after = await page.getByRole('link', { name: 'Write to us' })
		.evaluate((link) => getComputedStyle(link, '::after').content);
	assert.match(after, /https:/);
});

test('the privacy page names the cookies that there are', async ({ go, see }) => {
	await go('/privacy');
	await see.text('sessionid');
	await see.text('csrftoken');
}, { script: false });

test('the description of the API is all of it', async ({ page, go }) => {
	const api = await (await page.request.get(`${origin}/api/openapi.json`)).json();
	await go('/developers');
	const text = await main(page).innerText();
	for (const path of Object.keys(api.paths))
		assert.ok(text.includes(path), path);
}, { script: false });

await run();
