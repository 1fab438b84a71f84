/*
 * closed - what strangers and members see when public browsing is off
 */
import { assert, given, looks, run, test } from './lib.mjs';

const role = `/opportunities/${given.id}`;

looks('/');
looks('/opportunities');
looks(role);

for (const path of ['/', '/opportunities', '/opportunities?q=tidepool', role])
	test(`a stranger is invited and reads nothing of a role: ${path.slice(0, 24)}`, async ({ go, see }) => {
		const html = await (await go(path)).text();
		for (const secret of ['Tidepool', 'Back End Developer', 'secret-body'])
			assert.ok(!html.includes(secret), secret);
		await see.heading(/./);
		await see.link('Sign up');
	}, { script: false });

for (const path of ['/projects', '/projects/tidepool', '/communities/engineering',
	'/roles/back-end-developer']) {
	looks(path);
	test(`so is who comes by another way: ${path}`, async ({ page, go, see }) => {
		const html = await (await go(path)).text();
		for (const secret of ['Tidepool', 'secret-body'])
			assert.ok(!html.includes(secret), secret);
		await see.shown(page.getByRole('main').getByRole('link', { name: 'Sign up' }));
	}, { script: false });
}

test('the invitation leads back', async ({ page, go, see }) => {
	await go(role);
	await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
	await page.getByLabel('Email').fill('volunteer@example.org');
	await page.getByLabel('Password', { exact: true }).fill('correct horse 42');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await see.address(`${role}?done=signed-in`);
	await see.text('secret-body');
});

test('a member sees everything', async ({ go, see }) => {
	await go('/opportunities');
	await see.link(/Tidepool/);
}, { as: 'volunteer' });

await run();
