/*
 * manage - project managers: their list, the form, states, clashes
 */
import { assert, given, looks, origin, run, test } from './lib.mjs';

const main = (page) => page.getByRole('main');
const button = (page, name) => main(page).getByRole('button', { name });
const manage = (name) => `/manage/${given[name]}`;

/* --- how they look ------------------------------------------------------ */

looks('/manage', { as: ['pm'] });
looks('/manage', { as: ['pm2'], named: 'a list without a posting' });
looks('/manage', { as: ['volunteer', 'anonymous'], named: 'postings of others' });
looks('/manage/new', { as: ['pm'] });
looks('/manage/new', { as: ['pm'], named: 'a long form with rows and errors',
	before: async ({ page, see }) => {
		await button(page, 'Add a meeting').click();
		await see.shown(page.getByRole('group', { name: 'Meeting 1' }));
		await page.getByLabel('Skill to add').fill('Python');
		await button(page, 'Add the skill').click();
		await see.shown(page.getByLabel('Python', { exact: true }));
		await button(page, /^Save the draft/).click();
		await see.problem();
	} });
looks(manage('soon'), { as: ['pm'], named: 'an open posting' });
looks(manage('clash'), { as: ['pm'], named: 'an open posting with time left' });
looks(manage('bare'), { as: ['pm'], named: 'a draft with something missing' });
looks(manage('theirs'), { as: ['pm'], named: 'the posting of another' });
looks(`${manage('soon')}/edit`, { as: ['pm'], named: 'a posting in its form' });
looks(`${manage('theirs')}/edit`, { as: ['pm'], named: 'a form that is not mine' });
looks(`${manage('soon')}/delete`, { as: ['pm'], named: 'deleting asks first' });
looks(`${manage('clash')}/edit`, { as: ['pm'], named: 'a clash',
	before: async ({ page, see }) => {
		await page.getByLabel('Project', { exact: true }).fill('Clash here');
		await page.evaluate(() => {
			document.querySelector('[name=version]').value = '"2020-01-01T00:00:00Z"';
		});
		await button(page, /^Save/).last().click();
		await see.problem();
	} });

/* --- who may see what ---------------------------------------------------- */

const routes = ['/manage', '/manage/new', manage('soon'), `${manage('soon')}/edit`,
	`${manage('soon')}/delete`];

test('who is not signed in is sent to sign in, and back', async ({ go, see }) => {
	for (const path of routes) {
		await go(path);
		await see.address(`/login?next=${encodeURIComponent(path)}`);
	}
}, { script: false });

test('a volunteer is refused in words, without data', async ({ go, see }) => {
	for (const path of routes) {
		const html = await (await go(path)).text();
		await see.text('This part is for project managers.');
		assert.ok(!html.includes('Tide'), path);
	}
}, { as: 'volunteer', script: false });

test('the menu leads project managers there, and nobody else', async ({ page, go, see, context }) => {
	await go('/');
	await page.getByRole('link', { name: 'Your postings' }).click();
	await see.heading('Your postings');
	await context.clearCookies();
	await go('/');
	await see.none(page.getByRole('link', { name: 'Your postings' }));
}, { as: 'pm' });

test('nor is one told what exists', async ({ go, see }) => {
	for (const path of ['/manage/nonsense', '/manage/0197c0de-0000-7000-8000-0000000000ff',
		'/manage/0197c0de-0000-7000-8000-0000000000ff/edit']) {
		await go(path);
		await see.text('This part is for project managers.');
	}
}, { as: 'volunteer', script: false });

test('what does not exist is a real 404', async ({ go, see }) => {
	for (const path of ['/manage/nonsense', '/manage/0197c0de-0000-7000-8000-0000000000ff',
		'/manage/0197c0de-0000-7000-8000-0000000000ff/edit',
		'/manage/0197c0de-0000-7000-8000-0000000000ff/delete']) {
		await go(path, 404);
		await see.heading('Page not found');
	}
}, { as: 'pm', may: /404/ });

/* --- texts as long as they may be ---------------------------------------- */

/* Four bytes a character, in a form that carries it more than once. */
const tides = (n) => '🌊'.repeat(n);
const texts = { overview: 20_000, body: 19_900, responsibilities: 20_000 };

for (const script of [true, false]) {
	const how = script ? 'with JavaScript' : 'without JavaScript';
	const area = (page, name) => page.locator(`textarea[name=${name}]`);
	/* Equal would print what differs: a screen full of waves. */
	const kept = async (page, name, text) => {
		assert.ok(await area(page, name).inputValue() === text, name);
	};

	test(`the longest texts are saved, and survive errors and a clash, ${how}`, async ({ page, go, see }) => {
		await go('/manage/new');
		await page.getByLabel('Project', { exact: true }).fill(`Long ${how}`);
		for (const [name, n] of Object.entries(texts))
			await area(page, name).fill(tides(n));
		for (let i = 0; i < 2; i++) {
			await button(page, /^Save the draft/).click();
			await see.problem();
			for (const [name, n] of Object.entries(texts))
				await kept(page, name, tides(n));
		}
		await page.getByLabel('Role', { exact: true }).selectOption('Data Analyst');
		await button(page, /^Save the draft/).click();
		await see.text('The draft is saved.');

		await go(`${new URL(page.url()).pathname}/edit`);
		const version = page.locator('[name=version]');
		await version.evaluate((input) => {
			input.value = '"2020-01-01T00:00:00Z"';
		});
		await area(page, 'overview').fill(tides(19_999));
		await area(page, 'body').fill(tides(20_000));
		await area(page, 'responsibilities').fill(tides(19_999));
		await button(page, /^Save/).last().click();
		await see.text(/while you had it open/);
		await button(page, /^Save/).last().click();
		await see.text('Your changes are saved.');
	}, { as: 'pm', script });

	test(`what is longer is named, however long it is, ${how}`, async ({ page, go, see }) => {
		for (const text of [tides(20_001), '潮'.repeat(40_002)]) {
			await go('/manage/new');
			await page.getByLabel('Role', { exact: true }).selectOption('Data Analyst');
			for (const name of Object.keys(texts))
				await area(page, name).fill(text);
			await button(page, /^Save the draft/).click();
			await see.shown(page.getByText(/^About the project: .* no more than 20000 characters/));
			await see.shown(page.getByText(/^What they will do: .* no more than 20000 characters/));
			await kept(page, 'body', text);
		}
	}, { as: 'pm', script });
}

/* --- the list ------------------------------------------------------------- */

test('the list says what needs care first, with counts', async ({ page, go, see }) => {
	await go('/manage');
	const states = await page.getByRole('navigation', { name: 'Your postings by state' })
		.getByRole('link').allInnerTexts();
	assert.deepEqual(states.map((text) => text.replace(/\d+\s*/, '')), ['Expired',
		'Expiring soon', 'Open', 'Drafts', 'On hold', 'Filled', 'Closed']);
	const expiring = page.getByRole('region', { name: /^Expiring soon/ });
	await see.shown(expiring.getByText('▲ Closes in 3 days'));
	await see.shown(expiring.getByText('Closes in 10 days'));
	await see.shown(page.getByRole('region', { name: /^Expired/ }).getByText('Closed 2 days ago'));
}, { as: 'pm', script: false });

test('one click renews what is over, and it is listed again', async ({ page, go, see }) => {
	await go('/manage');
	await button(page, /^Renew for 60 days .*Tide over/).click();
	await see.address('/manage?done=renewed');
	await see.text('The role is renewed and stays listed.');
	await see.shown(page.getByRole('region', { name: /^Open/ }).getByRole('link', { name: /Tide over$/ }).first());
	await go('/opportunities?project=Tide+over');
	await see.text('1 open role');
}, { as: 'pm', script: false });

/* --- from the empty form to the open role ---------------------------------- */

/* Every link of the summary leads to a control that says the message too. */
async function tied(page) {
	const links = await page.locator('.summary').getByRole('link').all();
	for (const link of links) {
		const field = page.locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`);
		assert.match(await field.evaluate((e) => e.tagName), /INPUT|SELECT|TEXTAREA|BUTTON/);
		const ids = (await field.getAttribute('aria-describedby')).split(' ');
		const said = await page.locator(`[id="${ids.at(-1)}"]`).innerText();
		assert.ok(said.includes((await link.innerText()).split(': ').slice(1).join(': ')), said);
	}
	return links.length;
}

const body = 'You write the part that counts tides. You learn how maps are made of tiles, and who reads them.';

for (const script of [true, false]) {
	const how = script ? 'with JavaScript' : 'without JavaScript';
	const project = `Kelp ${script ? 'script' : 'plain'}`;

	test(`a project manager writes, previews and publishes, ${how}`, async ({ page, go, see }) => {
		await go('/manage');
		await page.getByRole('link', { name: /^Post (your first|a) role$/ }).click();
		await see.heading('Post a role');
		assert.equal(await page.getByLabel('Hours a week').inputValue(), '6');

		await page.getByLabel('Project', { exact: true }).fill(project);
		await button(page, /^Save the draft/).click();
		await see.problem();
		assert.match(await page.title(), /^Error: Post a role/);
		assert.equal(await tied(page), 2);
		if (script)
			await see.focus(page.locator('.summary'));
		assert.equal(await page.getByLabel('Project', { exact: true }).inputValue(), project);

		await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Front End Developer' });
		await page.getByLabel('What they will do').fill(body);
		await button(page, 'Add a meeting').click();
		const first = page.getByRole('group', { name: 'Meeting 1' });
		await see.focus(first.getByLabel('Team or occasion'));
		await first.getByLabel('Team or occasion').fill('Designers');
		await button(page, 'Add a meeting').click();
		const second = page.getByRole('group', { name: 'Meeting 2' });
		await second.getByLabel('Team or occasion').fill('Developers');
		await second.getByLabel('Day').selectOption('Thursday');
		await second.getByLabel('Start').fill('18:00');
		await second.getByLabel('End').fill('18:00');
		await second.getByLabel('Rhythm').selectOption('Third of the month');
		await button(page, 'Remove meeting 1').click();
		await see.gone(second);
		await see.focus(button(page, 'Add a meeting'));
		assert.equal(await first.getByLabel('Team or occasion').inputValue(), 'Developers');

		await page.getByLabel('Skill to add').fill('no such thing');
		await button(page, 'Add the skill').click();
		await see.text('There is no skill called “no such thing” in the catalogue.');
		for (const skill of ['python', 'Figma components']) {
			await page.getByLabel('Skill to add').fill(skill);
			await button(page, 'Add the skill').click();
			await see.shown(page.getByLabel(skill === 'python' ? 'Python' : skill, { exact: true }));
		}
		await page.getByLabel('Python', { exact: true }).selectOption('3: on my own');
		await button(page, 'Remove Figma components').click();
		await see.gone(page.getByLabel('Figma components', { exact: true }));

		await button(page, /^Save the draft/).click();
		await see.problem();
		assert.equal(await tied(page), 1);
		await see.link('Meeting 1, end: End must differ from start.');
		await first.getByLabel('End').fill('19:30');
		if (script)
			await see.shown(first.getByText('Third Thursday of the month 18:00–19:30 Pacific'));
		await button(page, /^Save the draft/).click();

		await see.address(/^\/manage\/[0-9a-f-]{36}\?done=created$/);
		await see.text('The draft is saved.');
		await see.heading(/^Front End Developer/);
		await see.text('Developers: Third Thursday of the month 18:00–19:30 Pacific');
		await see.none(button(page, 'Publish'));
		await page.getByRole('link', { name: 'Say whom to contact: an open role needs it.' }).click();
		await see.heading('Edit a posting');
		await page.getByLabel('Contact line').fill('Ada in #kelp');
		await button(page, /^Save and see/).click();
		await see.text('Your changes are saved.');
		await see.text('Ada in #kelp');
		await button(page, 'Publish').click();
		await see.text('The role is open: members and visitors find it now.');
		await see.text('closes in 60 days');
		await page.getByRole('link', { name: 'View the posting' }).click();
		await see.text('Manage this posting');
		await go(`/opportunities?project=${encodeURIComponent(project)}`);
		await see.text('1 open role');
	}, { as: 'pm2', script });

	test(`a posting goes through its states, ${how}`, async ({ page, go, see }) => {
		const path = manage(script ? 'moving' : 'plain');
		const press = async (name, sentence, state) => {
			await button(page, name).click();
			await see.text(sentence);
			await see.shown(page.getByRole('region', { name: 'Your posting' }).getByText(`${state}.`));
		};
		await go(path);
		await press('Publish', 'The role is open', 'Open');
		await press('One person found', 'One place less', 'Open');
		await see.none(button(page, 'One person found'));
		await press('Put on hold', 'The role is on hold', 'On hold');
		await press('Publish again', 'The role is open', 'Open');
		await press('Renew for 60 days', 'The role is renewed', 'Open');
		await press('Mark as filled', 'The role is filled', 'Filled');
		await press('Close', 'The role is closed', 'Closed');
		await go(`/opportunities${path.slice('/manage'.length)}`);
		await see.text('Closed.');
		await page.getByRole('link', { name: 'Manage this posting' }).click();
		await see.heading(/Back End Developer/);

		await button(page, 'Duplicate').click();
		await see.address(/^\/manage\/[0-9a-f-]{36}\/edit\?done=duplicated$/);
		await see.text('This is the copy');
		await page.getByRole('link', { name: 'Back to the preview' }).click();
		await see.text('Draft.');
		await page.getByRole('link', { name: 'Delete this posting' }).click();
		await see.heading('Delete this posting?');
		await page.getByRole('link', { name: 'No, keep it' }).click();
		await page.getByRole('link', { name: 'Delete this posting' }).click();
		await button(page, 'Yes, delete it').click();
		await see.address('/manage?done=deleted');
		await see.text('The posting is deleted.');
	}, { as: 'pm', script });

	test(`two who edit at once lose nothing, ${how}`, async ({ page, context, go, see }) => {
		const path = `${manage(script ? 'clash' : 'clashed')}/edit`;
		await go(path);
		const other = await context.newPage();
		await other.goto(origin + path);
		await page.getByLabel('Experience').fill('mine');
		await page.getByLabel('Contact line').fill('Bo');
		await other.getByLabel('Experience').fill('theirs');
		await other.getByRole('button', { name: /^Save and see/ }).click();
		await other.getByText('Your changes are saved.').waitFor();
		await other.close();

		await button(page, /^Save and see/).click();
		await see.shown(page.getByRole('heading', { name: /^Changed on .*, while you had it open$/ }));
		await see.text('Somebody changed this meanwhile.');
		const what = page.getByRole('region', { name: /^Changed on/ });
		assert.match(await what.innerText(), /Experience\s+There now\s+theirs\s+Yours\s+mine/);
		assert.equal(await what.getByRole('heading', { level: 3 }).count(), 2);
		assert.equal(await page.getByLabel('Contact line').inputValue(), 'Bo');
		await button(page, /^Save and see/).click();
		await see.text('Your changes are saved.');
		await see.text('Experience: mine');
		await see.text('Bo');
	}, { as: 'pm', script });

	test(`a session that ended keeps what was typed, ${how}`, async ({ page, context, go, see }) => {
		const cookies = await context.cookies();
		for (const path of ['/manage/new', `${manage(script ? 'ended' : 'endless')}/edit`]) {
			await context.addCookies(cookies);
			await go(path);
			await page.getByLabel('Project', { exact: true }).fill('Kept');
			await page.getByLabel('What they will do').fill('A long text.');
			await page.getByLabel('Role', { exact: true }).selectOption({ label: 'UX Researcher' });
			await context.addCookies([{ name: 'sessionid', value: 'gone'.padEnd(32, '0'), url: origin }]);
			await button(page, 'Add a meeting').click();
			await see.shown(page.getByRole('group', { name: 'Meeting 1' }));
			await button(page, /^Save/).last().click();
			await see.text('Your session has ended.');
			await see.link('Sign in in a new tab');
			assert.equal(await page.getByLabel('Project', { exact: true }).inputValue(), 'Kept');
			assert.equal(await page.getByLabel('What they will do').inputValue(), 'A long text.');
			await see.shown(page.getByRole('group', { name: 'Meeting 1' }));
			await context.addCookies(cookies);
			await page.getByRole('group', { name: 'Meeting 1' }).getByLabel('Start').fill('10:00');
			await page.getByRole('group', { name: 'Meeting 1' }).getByLabel('End').fill('11:00');
			await button(page, /^Save/).last().click();
			await see.address(/^\/manage\/[0-9a-f-]{36}\?done=/);
			await see.text('A long text.');
			await see.text('Wednesday 10:00–11:00 Pacific');
		}
	}, { as: 'pm', script });
}

test('a posting that is deleted meanwhile leaves what was typed', async ({ page, context, go, see }) => {
	await go(`${manage('doomed')}/edit`);
	await page.getByLabel('What they will do').fill('A long text.');
	const other = await context.newPage();
	await other.goto(`${origin}${manage('doomed')}/delete`);
	await other.getByRole('button', { name: 'Yes, delete it' }).click();
	await other.getByText('The posting is deleted.').waitFor();
	await other.close();
	await button(page, /^Save and see/).click();
	await see.text('This does not exist any more.');
	assert.equal(await page.getByLabel('What they will do').inputValue(), 'A long text.');
}, { as: 'pm', script: false });

test('a skill that is named is not forgotten: Enter adds it, saving asks', async ({ page, go, see }) => {
	await go(`${manage('soon')}/edit`);
	await page.getByLabel('Skill to add').fill('React');
	await page.keyboard.press('Enter');
	await see.focus(page.getByLabel('React', { exact: true }));
	await page.getByLabel('Skill to add').fill('Python');
	await button(page, /^Save and see/).click();
	await see.problem();
	await see.link('Skills: Add “Python” to the skills, or empty this field.');
	await tied(page);
}, { as: 'pm', script: false });

test('an open role cannot be emptied', async ({ page, go, see }) => {
	await go(`${manage('soon')}/edit`);
	await page.getByLabel('Project', { exact: true }).fill(' ');
	await page.getByLabel('What they will do').fill('Short.');
	await page.getByLabel('Contact line').fill('');
	await button(page, /^Save and see/).click();
	await see.problem();
	assert.equal(await tied(page), 3);
	assert.equal(await page.getByLabel('What they will do').inputValue(), 'Short.');
}, { as: 'pm', script: false });

test('a button of a page that is out of date does nothing', async ({ page, context, go, see }) => {
	await go(manage('soon'));
	const other = await context.newPage();
	await other.goto(origin + manage('soon'));
	await other.getByRole('button', { name: 'One person found' }).click();
	await other.getByText('One place less').waitFor();
	await other.close();
	await button(page, 'Close').click();
	await see.address(`${manage('soon')}?done=not-current`);
	await see.text('Nothing was done: the posting changed meanwhile.');
	await see.text('Open.');
}, { as: 'pm', script: false });

test('texts to share hold the link, and what visitors may read', async ({ page, go }) => {
	await go(manage('soon'));
	const link = `${origin}/opportunities/${given.soon}`;
	assert.equal(await page.getByLabel('Link', { exact: true }).inputValue(), link);
	const slack = await page.getByLabel('Text for Slack').inputValue();
	assert.ok(slack.includes(link) && slack.includes('Tide soon') && !slack.includes('Ada'), slack);
	const issue = await page.getByLabel('Text for a GitHub issue, in Markdown').inputValue();
	assert.ok(issue.includes('### What you will do') && !issue.includes('Ada'), issue);
	const href = await page.getByRole('link', { name: 'Start a GitHub issue with it' }).getAttribute('href');
	assert.match(href, /^https:\/\/github\.com\/.*\/issues\/new\?title=Open\+role/);
	assert.equal(new URL(href).searchParams.get('body'), issue);
}, { as: 'pm', script: false });

test('a text is copied by one button, and that is said', async ({ page, context, go, see }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
	await go(manage('soon'));
	await button(page, 'Copy link').click();
	await see.text('Copied.');
	assert.equal(await page.evaluate(() => navigator.clipboard.readText()),
		`${origin}/opportunities/${given.soon}`);
}, { as: 'pm' });

test('another project manager reads and may delete, no more', async ({ page, go, see }) => {
	await go(manage('theirs'));
	await see.text('Posted by superuser@example.org; only they can change it.');
	for (const name of ['Publish', 'Duplicate', 'Edit'])
		await see.none(main(page).getByRole('button', { name }).or(main(page).getByRole('link', { name })));
	await go(`${manage('theirs')}/edit`);
	await see.text('Only whoever posted it can change it.');
	await page.getByRole('link', { name: 'Read the posting' }).click();
	await page.getByRole('link', { name: 'Delete this posting' }).click();
	await see.text('posted by superuser@example.org');
	await button(page, 'Yes, delete it').click();
	await see.text('The posting is deleted.');
}, { as: 'pm2', script: false });

test('by keyboard alone: write a draft with a meeting and a skill, and publish it', async ({ page, go, see }) => {
	const until = async (id) => {
		for (let i = 0; i < 120; i++) {
			await page.keyboard.press('Tab');
			const at = await page.evaluate(() => {
				const e = document.activeElement;
				return [e.id, (e.innerText ?? '').trim()];
			});
			if (at.includes(id))
				return;
		}
		assert.fail(`the Tab key does not lead to ${id}`);
	};
	const type = async (id, text) => {
		await until(id);
		await page.keyboard.type(text);
	};
	const press = async (text, there) => {
		await until(text);
		await page.keyboard.press('Enter');
		await see.shown(there);
	};

	await go('/manage/new');
	await type('project_name', 'By keyboard');
	await type('role', 'UX Res');
	const start = page.locator('#slot-1-start');
	await press('Add a meeting', start);
	await page.keyboard.type('Team');
	await until('slot-1-start');
	await page.keyboard.type('0600PM');
	await until('slot-1-end');
	await page.keyboard.type('0700PM');
	await type('skill-new', 'Card sorting');
	await press('Add the skill', page.getByLabel('Card sorting', { exact: true }));
	await page.keyboard.type('3');
	await type('body', body);
	await type('contact', 'Ada in #keys');
	/* In a line of text the Enter key saves; it removes nothing. */
	await page.keyboard.press('Enter');
	await see.text('The draft is saved.');
	await see.text('Team: Wednesday 18:00–19:00 Pacific');
	await press('Publish', page.getByText('The role is open: members'));
	/* Next asked itself for this page: the address shared is the browser's. */
	assert.ok((await page.getByLabel('Link', { exact: true }).inputValue()).startsWith(`${origin}/`));
}, { as: 'pm2' });

await run();
