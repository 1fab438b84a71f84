/*
 * admin-looks - how the admin's lists and the pages around them look and feel
 */
import { assert, looks, run, test } from './lib.mjs';

const list = '/admin/ctj_api/opportunity/';

/* --- every page in every state ------------------------------------------- */

looks('/admin/login/');
looks('/admin/login/', { named: 'a sign-in that failed', before: async ({ page, see }) => {
	await page.getByLabel('E-mail or user name').fill('nobody@example.org');
	await page.getByLabel('Password').fill('wrong horse');
	await page.getByRole('button', { name: 'Log in' }).click();
	await see.shown(page.getByRole('alert'));
} });
looks('/admin/login/?next=/admin/', { as: ['volunteer'], named: 'the wrong account' });
looks('/admin/', { as: ['pm', 'staff', 'superuser'] });
looks(list, { as: ['pm', 'staff'], stops: 500 });
looks(`${list}?q=engineer&status__in=open,draft&o=-4.1&created_at__year=2026`, {
	as: ['pm'], stops: 500, named: 'a list that is searched, filtered and sorted' });
looks(`${list}?created_by__id__label=nobody`, { as: ['staff'], named: 'a list of an owner who is none' });
looks(`${list}?q=nothing-of-the-kind`, { as: ['pm'], named: 'a list without a hit' });
looks(`${list}?nothing=1`, { as: ['pm'], stops: 500, named: 'a list that was asked for what it has not' });
for (const model of ['skill', 'role', 'communityofpractice', 'skillmatrix'])
	looks(`/admin/ctj_api/${model}/`, { as: ['staff'], stops: 500 });
looks('/admin/accounts/customuser/', { as: ['superuser'] });
looks(list, { as: ['staff'], named: 'the page before many rows change', before: async ({ page, see }) => {
	for (const tick of (await page.locator('tbody [name=_selected_action]').all()).slice(0, 6))
		await tick.check();
	await page.getByRole('button', { name: 'Close', exact: true }).last().click();
	await see.shown(page.getByRole('heading', { level: 1, name: /^Close: \d/ }));
} });
looks(list, { as: ['staff'], named: 'the page before many rows are deleted', before: async ({ page, see }) => {
	await page.getByLabel('Tick all on this page').check();
	await page.getByRole('button', { name: 'Delete…' }).click();
	await see.shown(page.getByLabel(/type the number/));
} });
looks('/admin/search/?q=engineer', { as: ['superuser'] });
looks('/admin/account/', { as: ['pm'] });
looks('/admin/account/sessions/', { as: ['pm'] });
looks('/admin/account/', { as: ['pm2'], named: 'an account with faults', before: async ({ page, see }) => {
	await page.getByLabel('Time zone').fill('Mars/Base');
	await page.getByRole('button', { name: 'Save' }).click();
	await see.shown(page.getByRole('alert'));
} });
looks('/admin/log/', { as: ['staff', 'superuser'] });
looks('/admin/help/', { as: ['pm'] });
looks('/admin/nothing/', { as: ['pm'], status: 404 });
looks('/admin/accounts/customuser/', { as: ['pm'], status: 403, named: 'a page that is refused' });
looks('/admin/account/', { as: ['staff'], named: 'a message', before: async ({ page, see }) => {
	await page.getByRole('button', { name: 'Save' }).click();
	await see.shown(page.getByText('Your account was changed.'));
} });
looks('/admin/search/?q=zzz', { as: ['pm'] });
looks('/admin/ctj_api/skill/add/?several=1', { as: ['staff'] });
looks('/admin/accounts/customuser/add/', { as: ['superuser'], named: 'a new person with faults', before: async ({ page, see }) => {
	await page.getByLabel('New password').fill('abc');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await see.shown(page.getByRole('alert'));
} });
looks('/admin/password_change/', { as: ['pm2'], named: 'a password with faults', before: async ({ page, see }) => {
	await page.getByLabel('New password').fill('abc');
	await page.getByRole('button', { name: 'Change my password' }).click();
	await see.shown(page.getByRole('alert'));
} });

/* --- by hand --------------------------------------------------------------- */

for (const script of [true, false])
	test(`one signs in, narrows a list, closes three and signs out${script ? '' : ', without script'}`,
		async ({ page, go, see }) => {
			await go(`/admin/login/?next=${list}`);
			await page.getByLabel('E-mail or user name').fill('staff@example.org');
			await page.getByLabel('Password').fill('correct horse 42');
			await page.getByRole('button', { name: 'Log in' }).click();
			await see.address(list);
			await page.getByText('Filters', { exact: true }).click();
			await page.getByLabel('Status').selectOption('open');
			await page.getByRole('button', { name: 'Apply' }).click();
			await see.address(/status__in=open/);
			for (const tick of (await page.locator('tbody [name=_selected_action]').all()).slice(0, 3))
				await tick.check();
			await page.locator('.bulk').getByRole('button', { name: 'Close', exact: true }).click();
			await see.heading(/^Close: 3/);
			await page.getByRole('button', { name: /I’m sure/ }).click();
			await see.text(/Closed 3 opportunities/);
			await page.locator('.person summary').click();
			await page.getByRole('button', { name: 'Log out' }).click();
			await see.heading('Logged out');
		}, { script });

test('shift ticks a range, the head ticks all, and it is said how many',
	async ({ page, go }) => {
		await go(list);
		const ticks = page.locator('tbody [name=_selected_action]');
		await ticks.nth(1).click();
		await ticks.nth(4).click({ modifiers: ['Shift'] });
		assert.equal(await page.locator('tbody [name=_selected_action]:checked').count(), 4);
		assert.match(await page.locator('[data-ticked]').textContent(), /^4 of \d+ on this page ticked$/);
		await page.getByLabel('Tick all on this page').check();
		assert.equal(await page.locator('tbody [name=_selected_action]:checked').count(), await ticks.count());
	}, { as: 'pm' });

test('once a row is ticked the buttons for it are in reach, and cover nothing that has the focus',
	async ({ page, go }) => {
		const height = page.viewportSize().height;
		const bottom = async (what) => {
			const box = await what.boundingBox();
			return box.y + box.height;
		};
		const bulk = page.locator('.bulk');
		await go(list);
		assert.ok(await bottom(bulk) > height, 'they are below the rows');
		await page.locator('tbody [name=_selected_action]').first().check();
		assert.ok(await bottom(bulk) <= height, 'they are on the screen');
		for (const link of (await page.locator('tbody th a').all()).slice(5, 25)) {
			await link.focus();
			assert.ok(await bottom(link) < (await bulk.boundingBox()).y, await link.textContent());
		}
	}, { as: 'pm' });

test('keys move, tick, open, search and help', async ({ page, go, see }) => {
	await go(list);
	await page.keyboard.press('j');
	await page.keyboard.press('j');
	await see.focus(page.locator('tbody tr').nth(1).locator('th a'));
	await page.keyboard.press('x');
	assert.ok(await page.locator('tbody tr').nth(1).locator('[name=_selected_action]').isChecked());
	await page.keyboard.press('k');
	await see.focus(page.locator('tbody tr').nth(0).locator('th a'));
	await page.keyboard.press('?');
	await see.shown(page.getByRole('dialog', { name: 'Keys' }));
	await page.keyboard.press('Escape');
	await page.keyboard.press('/');
	await see.focus(page.locator('#searchbar'));
	await page.keyboard.type('jxn?');
	assert.equal(await page.locator('#searchbar').inputValue(), 'jxn?');
	await page.locator('main').focus();
	await page.keyboard.press('g');
	await page.keyboard.press('i');
	await see.heading('Dashboard');
}, { as: 'pm' });

test('keys can be switched off', async ({ page, go, see }) => {
	await go('/admin/account/');
	await page.getByLabel(/Single keys/).uncheck();
	await page.getByRole('button', { name: 'Save' }).click();
	await see.text('Your account was changed.');
	await page.keyboard.press('?');
	await see.none(page.locator('dialog'));
}, { as: 'pm2' });

test('what went wrong has the focus', async ({ page, go, see }) => {
	await go('/admin/login/');
	await page.getByLabel('E-mail or user name').fill('nobody@example.org');
	await page.getByLabel('Password').fill('wrong horse');
	await page.getByRole('button', { name: 'Log in' }).click();
	await see.text(/Please enter the correct username/);
	await see.focus(page.getByRole('alert'));
});

for (const width of [320, 700, 1280])
	test(`the menu of the person opens on the screen, ${width} pixels wide`, async ({ page, go }) => {
		await go('/admin/');
		await page.locator('.person summary').click();
		const menu = await page.locator('.person ul').boundingBox();
		assert.ok(menu.x >= 0 && menu.x + menu.width <= width, JSON.stringify(menu));
	}, { as: 'pm', width });

test('choosing a filter does nothing until it is applied', async ({ page, go, see }) => {
	await go(list);
	await page.getByText('Filters', { exact: true }).click();
	const asked = [];
	page.on('framenavigated', (frame) => asked.push(frame.url()));
	await page.getByLabel('Status').selectOption('draft');
	await page.getByLabel('Status').selectOption('open');
	await page.getByRole('button', { name: 'Apply' }).click();
	await see.address(/status__in=open/);
	assert.equal(asked.length, 1, asked.join('\n'));
}, { as: 'pm' });

test('colours follow the account, over the device', async ({ page, go, see }) => {
	await go('/admin/account/');
	await page.getByLabel('Dark').check();
	await page.getByRole('button', { name: 'Save' }).click();
	await see.text('Your account was changed.');
	assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(18, 21, 29)');
}, { as: 'superuser' });

await run();
