/*
 * screenshots - the pictures of the README; dev/screenshots runs it
 *
 *	node screenshots.mjs ORIGIN FOLDER [NAME...]
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { chromium } = createRequire(import.meta.url)('playwright-core');

/*
 * name: of the file; path: the page; link: what to follow from there; as: whom
 * of the demo's people to sign in, and where.
 */
const volunteer = { email: 'volunteer@example.com', at: '/login' };
const superuser = { email: 'dev@example.com', at: '/admin/login/' };
const opportunities = '/admin/ctj_api/opportunity/';
const pictures = [
	{ name: 'roles', path: '/opportunities' },
	{ name: 'matches', path: '/matches', as: volunteer },
	{ name: 'admin-list', path: opportunities, as: superuser },
	{ name: 'admin-form', path: opportunities, link: 'main a[href*="/change/"]', as: superuser },
];
const password = 'password123!';

const [origin, folder, ...wanted] = process.argv.slice(2);

/* The fields have the same names wherever one signs in. */
async function signIn(page, { email, at }) {
	await page.goto(origin + at);
	await page.locator('main [name=email], main [name=username]').fill(email);
	await page.locator('main [name=password]').fill(password);
	await Promise.all([page.waitForURL((url) => url.pathname !== at),
		page.locator('main [name=password]').press('Enter')]);
}

async function open(page, path) {
	const answer = await page.goto(new URL(path, origin).href);
	if (answer.status() !== 200)
		throw new Error(`${path} answers ${answer.status()}`);
}

async function take(browser, { name, path, link, as }) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 860 },
		locale: 'en-US', timezoneId: 'America/Los_Angeles', reducedMotion: 'reduce' });
	const page = await context.newPage();
	page.setDefaultTimeout(10_000);
	try {
		if (as)
			await signIn(page, as);
		await open(page, path);
		if (link)
			await open(page, await page.locator(link).first().evaluate((a) => a.href));
		await page.screenshot({ path: join(folder, `${name}.png`) });
		console.log(`${name}.png`);
		return true;
	} catch (error) {
		console.log(`${name}: left out (${error.message.split('\n')[0]})`);
		return false;
	} finally {
		await context.close();
	}
}

const unknown = wanted.filter((name) => !pictures.some((one) => one.name === name));
if (unknown.length > 0) {
	console.error(`no such picture: ${unknown.join(', ')}`);
	process.exit(2);
}
const browser = await chromium.launch({ executablePath: process.env.CTJ_CHROMIUM,
	args: ['--no-sandbox', '--disable-quic', '--no-first-run'] });
let missing = 0;
for (const picture of pictures)
	if ((wanted.length === 0 || wanted.includes(picture.name)) && !await take(browser, picture))
		missing++;
await browser.close();
process.exit(missing === 0 ? 0 : 1);
