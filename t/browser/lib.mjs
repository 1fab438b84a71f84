/*
 * lib - the words in which browser tests speak about pages
 *
 *	import { test, run, given } from './lib.mjs';
 *
 *	test('a visitor finds the way in', async ({ page, go, see }) => {
 *		await go('/');
 *		await page.getByRole('link', { name: 'Sign in' }).click();
 *		await see.heading('Sign in');
 *	});
 *	test('...', async ({ go }) => { ... }, { as: 'pm', script: false });
 *	looks('/', { as: ['anonymous', 'pm'] });
 *	await run();
 *
 * Each test has a browser context of its own.  Its options: as (a person of
 * api.sh), width (1280), dark (false), script (true: JavaScript is on),
 * may (a pattern of messages on the console that are expected).
 *
 * Every test watches: a message on the console, an exception, a violated
 * policy, a request to another origin, a style attribute or another cookie
 * fails it, whatever else it asks.
 *
 * go() and see wait until all of a page is there, scripts have taken over and
 * what was sent is answered; page.goto() and waitFor() do not.  Who chooses while
 * a page still comes in may lose it again: a later <option selected> wins.  To
 * find such tests, CTJ_SLOW=20 has a page come in at 20 KB a second (0.2 MB are a
 * page's scripts), and CTJ_LAG=500 has each answer wait for 500 ms.  With them
 * Chromium forgets to print, and the sentences about paper fail.
 *
 * looks() asks of one address what is asked of every page: axe in light and
 * dark at three widths, no sideways scrolling, larger text spacing, one h1,
 * landmarks, outlines, names.
 *
 * Prints TAP without numbers; t/lib/browser.sh runs it and counts.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const tools = createRequire(new URL('../../dev/package.json', import.meta.url));
const { chromium } = tools('playwright-core');
const axeSource = readFileSync(tools.resolve('axe-core/axe.min.js'), 'utf8');

export { assert };
export const origin = process.env.STACK_URL;

/* What the shell passes: NAME=VALUE arguments. */
export const given = Object.fromEntries(process.argv.slice(2).map((word) => {
	const at = word.indexOf('=');
	return [word.slice(0, at), word.slice(at + 1)];
}));

export const WIDTHS = [320, 375, 1280];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
	'best-practice'];

const tests = [];
let browser;

/* The cookies that make a person of t/lib/api.sh. */
export function cookiesOf(person) {
	return [
		{ name: 'sessionid', value: person.padEnd(32, '0'), url: origin,
			httpOnly: true, sameSite: 'Lax' },
		{ name: 'csrftoken', value: person.padEnd(32, 'Z'), url: origin,
			sameSite: 'Lax' },
	];
}

/* --- what is watched in every test ------------------------------------ */

function watch(page, opened) {
	const { faults, sent } = opened;
	const expected = (text) => opened.may?.test(text);

	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type()) &&
		    !expected(message.text()))
			faults.push(`console: ${message.text()}`);
	});
	page.on('pageerror', (error) => {
		if (!expected(error.message))
			faults.push(`exception: ${error.message}`);
	});
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (request.method() === 'POST')
			sent.add(request);
		if (/^https?:$/.test(url.protocol) && url.origin !== origin)
			faults.push(`foreign request: ${url.href}`);
	});
	/* Not its end: what Next does not read of an answer, does not. */
	page.on('response', (response) => sent.delete(response.request()));
	page.on('requestfailed', (request) => sent.delete(request));
}

async function watchState(context, page, faults) {
	for (const { name } of await context.cookies())
		if (!['sessionid', 'csrftoken', 'messages'].includes(name))
			faults.push(`cookie: ${name}`);
	if (page.isClosed() || !page.url().startsWith(origin))
		return;
	/* What tells listeners of a new page is Next's own, and made by script. */
	const styled = await page.evaluate(() =>
		[...document.querySelectorAll('[style]:not(next-route-announcer)')]
			.map((element) => element.outerHTML.slice(0, 120)));
	for (const element of styled)
		faults.push(`style attribute: ${element}`);
}

/* What is wrong may take this long to become right, on a busy machine. */
const PATIENCE = 60_000;

/*
 * Until what was sent is answered, all of a page is there, and React has taken
 * over what stands in its main part: before that, a click does what it does
 * without script.  Where a page is not made by React, that is not waited for.
 */
async function settled({ page, script, sent }) {
	for (const end = Date.now() + PATIENCE; sent.size > 0; await page.waitForTimeout(20))
		assert.ok(Date.now() < end, 'no answer to what was sent');
	await page.waitForLoadState();
	if (script)
		await page.waitForFunction(() =>
			!document.querySelector('script[src*="/_next/"]') ||
			!document.querySelector('form[aria-busy=true]') &&
			[...document.querySelectorAll('header details, main form, main button')]
				.every((element) => Object.keys(element)
					.some((key) => key.startsWith('__reactProps'))));
}

/* --- words ------------------------------------------------------------ */

/* Claims that wait until they are true, as people would. */
function claims(opened) {
	const { page } = opened;
	const become = async (locator, state) => {
		await locator.first().waitFor({ state });
		await settled(opened);
		/* What was true before the answer need not be now. */
		await locator.first().waitFor({ state });
	};
	const shown = (locator) => become(locator, 'visible');

	return {
		shown,
		gone: (locator) => become(locator, 'detached'),
		problem: () => shown(page.getByRole('heading', { name: 'There is a problem' })),
		heading: (name) => shown(page.getByRole('heading', { name, level: 1 })),
		text: (text) => shown(page.getByText(text)),
		link: (name) => shown(page.getByRole('link', { name })),
		none: async (locator) => assert.equal(await locator.count(), 0,
			'it should not be there'),
		focus: (locator) => become(locator.and(page.locator(':focus')), 'attached'),
		address: async (path) => {
			await page.waitForURL((url) =>
				path instanceof RegExp ? path.test(url.pathname + url.search)
					: url.pathname + url.search === path);
			await settled(opened);
		},
	};
}

export function test(sentence, run, options = {}) {
	tests.push({ sentence, run, options });
}

async function context(options) {
	const made = await browser.newContext({
		viewport: { width: options.width ?? 1280, height: 800 },
		colorScheme: options.dark ? 'dark' : 'light',
		javaScriptEnabled: options.script ?? true,
		reducedMotion: 'reduce',
		timezoneId: options.zone ?? 'America/Los_Angeles',
		locale: 'en-US',
	});
	if (options.as && options.as !== 'anonymous')
		await made.addCookies(cookiesOf(options.as));
	return made;
}

async function slow(its, page, { CTJ_SLOW, CTJ_LAG }) {
	const session = await its.newCDPSession(page);

	await session.send('Network.emulateNetworkConditions', { offline: false,
		latency: Number(CTJ_LAG ?? 0), uploadThroughput: -1,
		downloadThroughput: CTJ_SLOW ? Number(CTJ_SLOW) * 1024 : -1 });
}

/* The page of a test.  Those that only look share one a person: axe is long to load. */
const shared = new Map();

async function pageFor(options) {
	const made = shared.get(options.shares);
	if (made)
		return made;
	const its = await context(options);
	const page = await its.newPage();
	const opened = { its, page, faults: [], may: undefined, sent: new Set(),
		script: options.script ?? true };

	page.setDefaultTimeout(PATIENCE);
	if (process.env.CTJ_SLOW || process.env.CTJ_LAG)
		await slow(its, page, process.env);
	watch(page, opened);
	if (options.shares)
		shared.set(options.shares, opened);
	return opened;
}

/* Kept where CTJ_PICTURES says, if it does. */
const picture = (page, name) => process.env.CTJ_PICTURES &&
	page.screenshot({ fullPage: true, caret: 'initial', path: join(process.env.CTJ_PICTURES,
		`${name.replace(/\W+/g, '-')}.png`) });

async function one({ sentence, run, options }) {
	const opened = await pageFor(options);
	const { its, page, faults } = opened;

	faults.length = 0;
	opened.may = options.may;
	try {
		/* The page as a whole, its answer, and where it ended. */
		const go = async (path, status = 200) => {
			const answer = await page.goto(new URL(path, origin).href);
			if (status !== null)
				assert.equal(answer.status(), status, path);
			await settled(opened);
			return answer;
		};
		await run({ page, context: its, go, see: claims(opened), faults });
		await watchState(its, page, faults);
		assert.deepEqual(faults, []);
		console.log(`ok - ${sentence}`);
	} catch (error) {
		console.log(`not ok - ${sentence}`);
		for (const line of `${error.stack}\nat ${page.url()}\n${
			faults.join('\n')}`.split('\n'))
			console.log(`# ${line}`);
		await picture(page, sentence);
	} finally {
		if (!options.shares)
			await its.close();
	}
}

/* Runs them in order; CTJ_TESTS, a pattern, chooses among them. */
export async function run() {
	const wanted = new RegExp(process.env.CTJ_TESTS ?? '');

	browser = await chromium.launch({
		executablePath: process.env.CTJ_CHROMIUM,
		args: ['--no-sandbox', '--disable-quic', '--no-first-run',
			'--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
	try {
		for (const each of tests)
			if (wanted.test(each.sentence))
				await one(each);
	} finally {
		await browser.close();
	}
	console.log(`1..${tests.length}`);
}

/* --- what is asked of every page -------------------------------------- */

/* The rules that a scheme or a few pixels more can change. */
const SEEN = ['color-contrast', 'target-size', 'link-in-text-block'];

/*
 * Throws unless axe, with target-size, finds nothing on the page as it is.
 * What axe cannot judge of colours is no pass either; only text of drawings is
 * left to test/tokens.test.ts.
 */
export async function axe(page, where = '', rules = null) {
	if (!await page.evaluate(() => 'axe' in window))
		await page.evaluate(axeSource);
	const found = await page.evaluate(async ([tags, rules]) => {
		const result = await window.axe.run(document, {
			runOnly: rules ? { type: 'rule', values: rules }
				: { type: 'tag', values: tags },
			rules: { 'target-size': { enabled: true } },
			resultTypes: ['violations', 'incomplete'],
		});
		const say = (rules) => rules.flatMap((rule) => rule.nodes.map(
			(node) => `${rule.id}: ${node.html.slice(0, 160)} ${
				node.failureSummary ?? ''}`));
		const unsure = say(result.incomplete.filter((rule) =>
			['color-contrast', 'target-size'].includes(rule.id)));
		return [...say(result.violations),
			...unsure.filter((line) => !line.includes(': <text '))];
	}, [TAGS, rules]);
	assert.deepEqual(found, [], `axe ${where}`);
}

const sideways = (page) => page.evaluate(() => {
	const root = document.documentElement;
	return root.scrollWidth - root.clientWidth;
});

async function structure(page) {
	const found = await page.evaluate(() => {
		const all = (what) => [...document.querySelectorAll(what)];
		const shown = (element) => element.checkVisibility();
		const levels = all('h1,h2,h3,h4,h5,h6').filter(shown)
			.map((h) => Number(h.tagName[1]));
		const skip = document.querySelector('body a[href]');
		return {
			h1: levels.filter((level) => level === 1).length,
			jumps: levels.filter((level, i) => i > 0 &&
				level > levels[i - 1] + 1).length,
			main: all('main').length,
			unnamed: all('nav').filter((nav) =>
				!nav.getAttribute('aria-label') &&
				!nav.getAttribute('aria-labelledby')).length,
			skip: skip?.getAttribute('href')?.startsWith('#') ?? false,
			lang: document.documentElement.lang,
			title: document.title !== '',
			legends: all('fieldset').filter((set) =>
				!set.querySelector(':scope > legend')).length,
			texts: all('p,li,dd').filter((e) => shown(e) &&
				parseFloat(getComputedStyle(e).fontSize) < 14).length,
		};
	});
	assert.deepEqual(found, { h1: 1, jumps: 0, main: 1, unnamed: 0,
		skip: true, lang: 'en', title: true, legends: 0, texts: 0 });
}

/* WCAG 1.4.12: with more space between everything, nothing is cut off. */
async function spacing(page) {
	const clipped = await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`* { line-height: 1.5 !important;
			letter-spacing: .12em !important;
			word-spacing: .16em !important; }
			p { margin-block-end: 2em !important; }`);
		document.adoptedStyleSheets.push(sheet);
		const cut = [...document.querySelectorAll('body *')].filter((e) => {
			const style = getComputedStyle(e);
			return e.checkVisibility() && e.clientWidth > 1 &&
				/hidden|clip/.test(style.overflow) &&
				!(e instanceof SVGElement) &&
				(e.scrollWidth > e.clientWidth + 1 ||
					e.scrollHeight > e.clientHeight + 1);
		}).map((e) => e.outerHTML.slice(0, 120));
		document.adoptedStyleSheets.pop();
		return cut;
	});
	assert.deepEqual(clipped, [], 'cut off with larger text spacing');
}

/*
 * Walks the page with the Tab key; returns the names of what was focused.
 * Each must show an outline and stand in view, and the walk must end.
 */
export async function walk(page, most = 150) {
	const names = [];

	await page.evaluate(() => window.scrollTo(0, 0));
	for (let i = 0; i < most; i++) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(() => {
			const e = document.activeElement;
			if (!e || e === document.body || e.dataset.walked)
				return null;
			e.dataset.walked = 'yes';
			const style = getComputedStyle(e);
			const box = e.getBoundingClientRect();
			const mid = document.elementFromPoint(
				box.x + box.width / 2, box.y + box.height / 2);
			return {
				name: (e.getAttribute('aria-label') || e.innerText ||
					e.name || e.id || e.tagName).trim(),
				outline: parseFloat(style.outlineWidth) >= 2 &&
					style.outlineStyle !== 'none',
				seen: !mid || e.contains(mid) || mid.contains(e) ||
					[...e.labels ?? []].some((l) => l.contains(mid)),
			};
		});
		if (at === null)
			return names;
		assert.ok(at.outline, `${at.name} has no outline`);
		assert.ok(at.seen, `${at.name} is covered`);
		names.push(at.name);
	}
	assert.fail(`more than ${most} stops`);
}

/*
 * What is asked of every page.  Options: as (people; anonymous), before (a
 * function of { page, see } that brings the page into a state), status (200), stops
 * (how often Tab may be pressed: 150), may (as of test).
 */
export function looks(path, { as = ['anonymous'], before, status = 200, named = path, stops = 150,
	may = status === 200 ? undefined : /Failed to load resource/ } = {}) {
	for (const person of as)
		test(`${named} for ${person}: axe, widths, schemes, keyboard`,
			async ({ page, go, see }) => {
				await page.setViewportSize({ width: 1280, height: 800 });
				await page.emulateMedia({ colorScheme: 'light' });
				await go(path, status);
				await before?.({ page, see });
				for (const dark of [false, true]) {
					await page.emulateMedia({
						colorScheme: dark ? 'dark' : 'light' });
					for (const width of WIDTHS) {
						await page.setViewportSize({ width, height: 800 });
						const where = `${dark ? 'dark' : 'light'} ${width}`;
						assert.ok(await sideways(page) <= 0,
							`scrolls sideways, ${where}`);
						/* 375 px and the dark change colours and sizes only. */
						await axe(page, where, dark || width === 375 ? SEEN : null);
						if (width !== 375)
							await picture(page, `${named} ${person} ${where}`);
					}
				}
				await structure(page);
				await page.setViewportSize({ width: 320, height: 800 });
				await spacing(page);
				await walk(page, stops);
			}, { as: person, shares: person, may });
}
