/*
 * matches-saved - roles in order of fit with their reasons, and saved ones
 */
import { assert, given, looks, origin, run, test } from './lib.mjs';

const role = `/opportunities/${given.backend}`;
const main = (page) => page.getByRole('main');
const cards = (page) => page.locator('article');
const save = (page) => main(page).getByRole('button', { name: /^Save / });
const remove = (page) => main(page).getByRole('button', { name: /^Remove / });

/* --- how they look ------------------------------------------------------ */

const members = ['volunteer', 'pm'];

looks('/matches', { as: members });
looks('/matches', { as: ['volunteer'], named: 'all matches', before: async ({ page }) => {
	await page.getByText('Show them').click();
} });
looks('/saved', { as: members });
looks('/saved', { named: 'saved roles, signed out' });
looks(role, { as: members, named: 'a role with its score' });
looks('/opportunities?sort=fit', { as: ['volunteer'] });
looks('/', { as: members });

/* --- what fits ------------------------------------------------------------ */

test('roles stand in groups, each with a count that is true', async ({ page, go, see }) => {
	await go('/matches');
	await see.heading('Roles that fit you');
	const names = [];
	for (const section of await main(page).locator('section').all()) {
		const [, name, count] = /^(.*): ([\d,]+) roles?$/.exec(
			await section.getByRole('heading', { level: 2 }).innerText());
		names.push(name);
		assert.equal(await section.locator('article').count(), Number(count), name);
		assert.ok(Number(count) > 0, name);
	}
	assert.deepEqual(names, ['Fits now', 'Nearly there', 'Worth a look', 'Further away']
		.filter((name) => names.includes(name)));
	assert.ok(names.length >= 2);
}, { as: 'volunteer', script: false });

test('within a group the best comes first, and every card has its reasons', async ({ page, go }) => {
	await go('/matches');
	for (const section of await main(page).locator('section').all()) {
		const totals = [];
		for (const card of await section.locator('article').all()) {
			const text = await card.textContent();
			totals.push(Number(/(\d+) of 100/.exec(text)[1]));
			assert.match(text, /skills? met|no skill in particular/);
			assert.match(text, /hours? asked|no hours in particular/);
		}
		assert.deepEqual(totals, [...totals].sort((a, b) => b - a));
	}
}, { as: 'volunteer', script: false });

test('who told little reads what is missing and what that does', async ({ page, go, see }) => {
	await go('/matches');
	await see.text('3 parts of your profile are missing.');
	await see.link('Your skills: half of each score is a guess.');
	await see.link('Go on with your profile');
	await see.none(page.getByText(/\d+ of 100/));
}, { as: 'pm', script: false });

test('where nothing fits, what there is comes at once, and one reads what changes that', async ({ page, go, see }) => {
	await go('/matches');
	await see.text('None of them fits in full right now.');
	await see.none(page.getByRole('heading', { name: /: 0 roles|^Fits now/ }));
	await see.shown(cards(page));
	await page.getByRole('link', { name: 'the time you have' }).click();
	await see.heading('Your time');
}, { as: 'pm2', script: false });

for (const path of ['/matches', '/saved'])
	test(`a visitor is led to sign in, and back: ${path}`, async ({ page, go, see }) => {
		await go(path);
		await see.heading('Sign in');
		await page.getByLabel('Email').fill('volunteer@example.org');
		await page.getByLabel('Password', { exact: true }).fill('correct horse 42');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await see.address(`${path}?done=signed-in`);
	}, { script: false });

test('the score of a role can be done by hand', async ({ page, go, see }) => {
	await go(role);
	const panel = page.getByRole('region', { name: 'Why this score' });
	const text = await panel.innerText();
	const [, total] = /: (\d+) of 100/.exec(text);
	const values = [...text.matchAll(/(\d+) of 100[^]*?Weighs (\d+) %/g)];
	const parts = [...text.slice(text.indexOf('Skills')).matchAll(/(\d+) of 100[^]*?Weighs (\d+) %/g)];
	assert.ok(values.length > 0);
	assert.equal(parts.length, 4);
	const sum = parts.reduce((all, [, value, weight]) => all + value * weight, 0);
	assert.equal(Math.floor((2 * sum + 100) / 200), Number(total));
	assert.match(text, /Python/i);
	await see.link('Why this score');
}, { as: 'volunteer', script: false });

test('a role that nobody can take has no score', async ({ page, go, see }) => {
	await go(`/opportunities/${given.draft}`);
	await see.none(page.getByText('Why this score'));
}, { as: 'pm' });

test('a visitor reads no score', async ({ page, go, see }) => {
	await go(role);
	await see.none(page.getByText('Why this score'));
	await see.none(save(page));
});

/* --- what one keeps in mind ----------------------------------------------- */

test('saving and removing, without JavaScript', async ({ page, go, see }) => {
	await go('/saved');
	await see.text('Nothing is saved yet.');
	await go('/opportunities?project=Civic+Tech+Jobs');
	await main(page).getByRole('button', { name: 'Save Backend Engineer, Civic Tech Jobs' }).click();
	await see.address('/opportunities?project=Civic+Tech+Jobs&done=saved');
	await see.text('Saved. It is in your list of saved roles.');
	/* Again: still one. */
	await main(page).getByRole('button', { name: 'Save Backend Engineer, Civic Tech Jobs' }).click();
	await see.address('/opportunities?project=Civic+Tech+Jobs&done=saved');
	await go('/saved');
	await see.text('1 saved role, newest first.');
	await remove(page).click();
	await see.address('/saved?done=removed');
	await see.text('Removed from your saved roles.');
	await see.text('Nothing is saved yet.');
}, { as: 'volunteer', script: false });

test('saving and removing, with JavaScript: the page stays and the button turns', async ({ page, go, see }) => {
	await go('/opportunities?project=Civic+Tech+Jobs');
	const card = cards(page).filter({ hasText: 'Backend Engineer' });
	await card.getByRole('button', { name: 'Save Backend Engineer, Civic Tech Jobs' }).click();
	await see.shown(remove(card.page()));
	await see.focus(remove(page));
	assert.match(await card.getByRole('status').innerText(), /Saved/);
	await see.address('/opportunities?project=Civic+Tech+Jobs');
	await go(role);
	await remove(page).click();
	await see.shown(save(page).first());
	await go('/saved');
	await see.text('Nothing is saved yet.');
}, { as: 'volunteer' });

test('without an answer the button says so, and the page stays', async ({ page, go, see }) => {
	const disconnected = (route) => route.abort('internetdisconnected');

	await go(role);
	await page.route(`**${role}`, disconnected);
	await save(page).first().click();
	await see.text('No answer came, so this may not have been saved.');
	await page.unroute(`**${role}`, disconnected);
	await save(page).first().click();
	await see.shown(remove(page));
	await remove(page).click();
	await see.shown(save(page).first());
}, { as: 'volunteer', may: /ERR_INTERNET_DISCONNECTED/ });

test('the list follows, with JavaScript', async ({ page, go, see }) => {
	await go(role);
	await save(page).first().click();
	await see.shown(remove(page));
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Saved' }).click();
	await see.text('1 saved role, newest first.');
	await remove(page).click();
	await see.address('/saved?done=removed');
	await see.text('Nothing is saved yet.');
}, { as: 'volunteer' });

test('what is no longer open stays until it is removed', async ({ page, go, see }) => {
	await go('/saved');
	await see.text('No longer open: filled');
	await remove(page).click();
	await see.address('/saved?done=removed');
	await see.text('Nothing is saved yet.');
}, { as: 'pm', script: false });

test('a saved list stands whatever its address says', async ({ go, see }) => {
	await go('/saved?cursor=stale');
	await see.heading('Saved roles');
	await go('/saved?cursor=%00&done=<b>');
	await see.heading('Saved roles');
}, { as: 'volunteer', may: /Failed to load resource/ });

await run();
