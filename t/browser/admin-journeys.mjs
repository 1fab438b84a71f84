/*
 * admin-journeys - what people do in the admin, with and without the script
 */
import { assert, axe, given, looks, run, test } from './lib.mjs';

const opportunity = '/admin/ctj_api/opportunity/';
const save = (page) => page.getByRole('button', { name: 'Save', exact: true });

/* What somebody types for a posting; fields by what people read. */
async function fill(page, project) {
	await page.getByLabel('Project').first().fill(project);
	await page.getByLabel('Role').selectOption({ label: 'Backend Engineer' });
	await page.getByLabel('Description').fill('You build the interface that ' +
		'the whole site talks to, with tests, in small steps, with others.');
	await page.getByLabel('Hours per week').fill('6');
	await page.getByLabel('Remote').check();
	const skill = page.getByRole('group', { name: 'Skill 1' });
	await skill.getByLabel('Skill').fill('Python');
	await skill.getByLabel('3', { exact: true }).check();
	const meeting = page.getByRole('group', { name: 'Meeting 1' });
	await meeting.getByLabel('Team').fill('Developers');
	await meeting.getByLabel('Day', { exact: true }).selectOption('Wed');
	await meeting.getByLabel('Start').fill('12:30');
	await meeting.getByLabel('End', { exact: true }).fill('13:30');
}

for (const script of [true, false]) {
	const how = script ? '' : ', without script';
	const project = script ? 'Journey' : 'Journey without script';

	test(`a project manager posts, previews, publishes, copies and closes${how}`,
		async ({ page, go, see }) => {
			await go(`${opportunity}add/`);
			await fill(page, project);
			await page.getByRole('button', { name: 'Preview' }).click();
			await see.text('volunteers do not see this: draft');
			await see.text('What you will do');
			await page.getByRole('link', { name: 'Back to the form' }).click();
			await see.text('It is not saved yet.');
			assert.equal(await page.getByLabel('Project').first().inputValue(), project);
			await page.getByRole('button', { name: 'Save and continue' }).click();
			await see.text('was added successfully');
			await page.getByRole('button', { name: 'Publish' }).click();
			await see.text('Before volunteers see this');
			await page.getByRole('button', { name: 'Publish anyway' }).click();
			await see.text('was changed successfully');
			await page.getByRole('link', { name: `Backend Engineer @ ${project}` })
				.first().click();
			await see.text('View live page');
			await page.getByRole('link', { name: 'Duplicate' }).click();
			await see.text('Nothing is saved yet.');
			await page.goBack();
			await page.getByLabel('Note for the log').fill('Found somebody');
			await page.getByRole('button', { name: 'Close', exact: true }).click();
			await see.text(': Closed.');
			await page.getByRole('button', { name: 'Undo' }).click();
			await see.text('Undone: 1.');
		}, { as: 'pm', script });

	test(`a curator adds a skill${how}`, async ({ page, go, see }) => {
		const name = script ? 'Rust' : 'Zig';
		await go('/admin/ctj_api/skill/add/');
		await page.getByLabel('Name').fill(name);
		await page.getByLabel('Engineering').check();
		await save(page).click();
		await see.text('was added successfully');
		await go('/admin/ctj_api/skill/add/');
		await page.getByLabel('Name').fill(name.toUpperCase());
		await save(page).click();
		await see.text('There is a problem');
		await page.getByRole('link', { name: /already exists/ }).click();
		await see.focus(page.getByLabel('Name'));
	}, { as: 'staff', script });

	test(`a superuser makes a project manager${how}`, async ({ page, go, see }) => {
		const email = script ? 'new@example.org' : 'newer@example.org';
		await go('/admin/accounts/customuser/add/');
		await page.getByLabel('Name', { exact: true }).fill('New Person');
		await page.getByLabel('E-mail').fill(email);
		await page.getByLabel('Project manager').check();
		await page.getByLabel('New password').fill('a sentence of 5 words');
		await page.getByLabel('The same again').fill('a sentence of 5 words');
		await page.getByRole('button', { name: 'Save and continue' }).click();
		await see.text('Can sign in here because: Project manager.');
	}, { as: 'superuser', script });

	test(`a session that ends in the middle of a form loses nothing${how}`,
		async ({ page, go, see, context }) => {
			await go(`${opportunity}add/`);
			await fill(page, 'Kept through sign-in');
			const [session] = (await context.cookies())
				.filter(({ name }) => name === 'sessionid');
			await context.clearCookies({ name: 'sessionid' });
			await page.getByRole('button', { name: 'Save draft' }).click();
			await see.text('Your session is over.');
			await page.getByLabel('E-mail or user name').fill('pm@example.org');
			await page.getByLabel('Password').fill(given.password);
			await page.getByRole('button', { name: 'Log in' }).click();
			await see.text('It is not saved yet.');
			assert.equal(await page.getByLabel('Project').first().inputValue(),
				'Kept through sign-in');
			assert.ok(session);
		}, { as: 'pm', script });
}

for (const script of [true, false]) {
	const how = script ? '' : ', without script';
	const mine = `My version of this text${how}.`;

	test(`two people at one posting: both versions are in sight${how}`,
		async ({ page, go, see, context }) => {
			await go(`${opportunity}${given.open}/change/`);
			const other = await context.newPage();
			await other.goto(page.url());
			await other.getByLabel('Description').fill(`The other version${how}.`);
			await other.getByRole('button', { name: 'Save', exact: true }).click();
			await other.getByText('was changed successfully').waitFor();
			await other.close();
			await page.getByLabel('Description').fill(mine);
			await save(page).click();
			await see.text('changed this meanwhile');
			await see.text(`The other version${how}.`);
			if (script)
				await axe(page, 'conflict');
			await page.getByLabel(/^Take/).check();
			await page.getByRole('button', { name: 'Save choices' }).click();
			await see.text('was changed successfully');
			await go(`${opportunity}${given.open}/change/`);
			assert.equal(await page.getByLabel('Description').inputValue(),
				`The other version${how}.`);
		}, { as: 'staff', script, may: /409/ });

	test(`a curator finds who asks for a skill, and who has it${how}`,
		async ({ page, go, see }) => {
			await go('/admin/');
			await page.getByRole('link', { name: 'Skills', exact: true }).first().click();
			await page.locator('#searchbar').fill('pyth');
			await page.locator('#searchbar').press('Enter');
			await page.getByRole('link', { name: 'Python' }).first().click();
			await see.text('Listings that ask for it');
			await see.text('Volunteer (volunteer@example.org)');
			await page.getByRole('link', { name: 'Backend Engineer @ Tide' }).click();
			await see.shown(page.getByRole('heading', { level: 1, name: /Tide/ }));
		}, { as: 'staff', script });
}

test('rows are added in place, and leaving asks first', async ({ page, go }) => {
	await go(`${opportunity}${given.open}/change/`);
	const rows = page.locator('[data-rows="skill"] .entry');
	const before = await rows.count();
	await page.locator('button[name="_addrow_skill"]').click();
	assert.equal(await rows.count(), before + 3);
	assert.equal(await page.locator('[name="skill-TOTAL_FORMS"]').inputValue(),
		String(before + 3));
	await page.getByLabel('Hours per week').fill('9');
	let asked = false;
	page.on('dialog', (dialog) => {
		asked = true;
		void dialog.accept();
	});
	await page.getByRole('link', { name: 'History' }).click();
	await page.waitForURL(/history/);
	assert.ok(asked);
}, { as: 'staff' });

test('what was typed is offered after a reload', async ({ page, go, see }) => {
	page.on('dialog', (dialog) => void dialog.accept());
	await go(`${opportunity}${given.open}/change/`);
	await page.getByLabel('Overview').fill('Typed and lost');
	await page.waitForFunction(() => sessionStorage.length > 0);
	await page.reload();
	await page.getByRole('button', { name: 'Bring it back' }).click();
	assert.equal(await page.getByLabel('Overview').inputValue(), 'Typed and lost');
	await see.none(page.getByRole('button', { name: 'Bring it back' }));
}, { as: 'staff' });

test('keys save, add another and preview, from within a field too', async ({ page, go, see }) => {
	const type = async (text) => {
		await page.getByLabel('Overview').fill(text);
		await page.getByLabel('Overview').focus();
	};

	await go(`${opportunity}${given.open}/change/`);
	await type('Saved with Control S');
	await page.keyboard.press('Control+s');
	await see.text('You may edit it again below.');
	assert.equal(await page.getByLabel('Overview').inputValue(), 'Saved with Control S');
	await page.locator('main').focus();
	await page.keyboard.press('?');
	await page.getByRole('dialog', { name: 'Keys' }).getByText('Save and add another').waitFor();
	await page.keyboard.press('Escape');
	await type('Only looked at');
	await page.keyboard.press('Alt+p');
	await see.text('volunteers do not see this: not saved yet');
	await page.getByRole('link', { name: 'Back to the form' }).click();
	await see.text('It is not saved yet.');
	await type('Saved with Alt S');
	await page.keyboard.press('Alt+s');
	await see.text('was changed successfully');
	await go(`${opportunity}add/`);
	await fill(page, 'By key');
	await page.keyboard.press('Alt+a');
	await see.text('was added successfully');
	await see.address(`${opportunity}add/`);
}, { as: 'staff' });

test('no draft is kept of what is on its way, nor of who is leaving', async ({ page, go }) => {
	const drafts = () => page.evaluate(() => sessionStorage.length);

	page.on('dialog', (dialog) => void dialog.accept());
	await page.clock.install();
	await go(`${opportunity}${given.theirs}/change/`);
	await page.getByLabel('Overview').fill('Typed, and kept');
	await page.clock.runFor(5000);
	assert.equal(await drafts(), 1);
	for (const form of ['form[data-record]', 'form[action="/admin/logout/"]']) {
		await go(`${opportunity}${given.theirs}/change/`);
		await page.getByLabel('Overview').fill(`Typed, and at once ${form}`);
		/* As if it were sent, but the page stays. */
		await page.locator(form).dispatchEvent('submit');
		await page.clock.runFor(5000);
		assert.equal(await drafts(), 0, form);
	}
}, { as: 'pm2' });

test('a preview is drawn as one types', async ({ page, go, see }) => {
	await go(`${opportunity}add/`);
	await page.getByText('Live preview').click();
	await page.getByLabel('Description').fill('Words of <b>mine</b>');
	await see.shown(page.locator('.preview').getByText('Words of <b>mine</b>'));
	await see.none(page.locator('.preview b'));
}, { as: 'pm' });

test('an error page names what is wrong and has the focus', async ({ page, go, see }) => {
	await go(`${opportunity}add/`);
	await page.getByRole('button', { name: 'Save draft' }).click();
	await see.text('There is a problem');
	assert.match(await page.title(), /^Error: /);
	await see.focus(page.locator('.errornote'));
	await axe(page, 'errors');
}, { as: 'pm' });

test('without styles, pictures and script a draft is posted all the same', async ({ page, go, see }) => {
	await page.route('**/admin/static/**', (route) => route.abort());
	await go(`${opportunity}add/`);
	await fill(page, 'Bare');
	await page.getByRole('button', { name: 'Save draft' }).click();
	await see.text('was added successfully');
	await page.getByRole('link', { name: 'Backend Engineer @ Bare' }).first().click();
	await see.heading(/Bare/);
}, { as: 'pm', may: /Failed to load resource/ });

test('on paper there is what was asked for, and nothing to press', async ({ page, go, see }) => {
	await page.emulateMedia({ media: 'print' });
	for (const path of [opportunity, `${opportunity}${given.open}/history/`, '/admin/']) {
		await go(path);
		assert.ok(await page.locator('h1').isVisible());
		for (const what of ['.top', '.side', '.skip'])
			assert.equal(await page.locator(what).first().isVisible(), false, `${path} ${what}`);
	}
	await go(opportunity);
	await see.text('Backend Engineer @ Tide');
	assert.equal(await page.getByRole('button', { name: 'Close', exact: true }).first().isVisible(), false);
}, { as: 'staff' });

for (const path of [`${opportunity}add/`, `${opportunity}${given.open}/change/`,
	`${opportunity}${given.open}/history/`, `${opportunity}${given.open}/delete/`,
	`${opportunity}${given.open}/preview/`, `${opportunity}${given.open}/status/`,
	'/admin/accounts/customuser/add/', `/admin/accounts/customuser/${given.person}/password/`,
	`/admin/accounts/customuser/${given.person}/history/`,
	'/admin/ctj_api/skill/add/?several=1', '/admin/ctj_api/role/add/?_popup=1',
	`/admin/ctj_api/role/${given.role}/change/`, `/admin/ctj_api/role/${given.role}/delete/`,
	`/admin/ctj_api/skillmatrix/${given.matrix}/change/`,
	`/admin/accounts/customuser/${given.person}/change/`,
	'/admin/password_change/', `/admin/ctj_api/skill/${given.skill}/change/`])
	looks(path, { as: ['superuser'] });
looks(`${opportunity}${given.open}/change/`, { as: ['pm2'] });
/* As if somebody else had changed the overview since the form was drawn. */
looks(`${opportunity}${given.theirs}/change/`, { as: ['superuser'], named: 'a choice between two versions', may: /409/, before: async ({ page, see }) => {
	await page.evaluate(() => {
		const hidden = (name) => document.querySelector(`[name="${name}"]`);
		hidden('_version').value = '2020-01-01 00:00:00+00';
		hidden('_base').value = hidden('_base').value.replace(/overview-\w/, 'overview-x');
	});
	await page.getByLabel('Overview').fill('Mine');
	await save(page).click();
	await see.shown(page.getByRole('alert'));
} });

await run();
