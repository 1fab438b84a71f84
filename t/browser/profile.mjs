/*
 * profile - a volunteer tells four things in four steps, and has an account
 */
import { assert, looks, run, test } from './lib.mjs';

const main = (page) => page.getByRole('main');
/* Without script it leads to a page, of which all must be there. */
const press = async (page, name) => {
	await main(page).getByRole('button', { name, exact: true }).click();
	await page.waitForLoadState();
};
const box = (page, name) => page.getByRole('checkbox', { name });
const steps = ['community', 'skills', 'availability', 'review'];

/* --- how they look ------------------------------------------------------ */

for (const step of steps)
	looks(`/profile/${step}`, { as: ['anonymous', 'volunteer', 'pm'] });
const failing = (path, button = 'Continue') => looks(path, { as: ['volunteer'],
	named: `${path} with errors`, before: async ({ page, see }) => {
		await press(page, button);
		await see.problem();
	} });
failing('/profile/community');
failing('/profile/skills');
failing('/profile/availability');
looks('/profile/skills', { as: ['pm'], named: 'all skills, one without a level', before: async ({ page, see }) => {
	await press(page, /^Show all/);
	await box(page, /^Docker/).check();
	await press(page, 'Continue');
	await see.problem();
} });
looks('/account', { as: ['volunteer', 'pm'] });
looks('/account/password', { as: ['volunteer'] });

test('what was done before is not said above what is wrong', async ({ page, go, see }) => {
	const done = page.getByText('Your community is saved.');

	await go('/profile/skills?done=community-saved');
	await see.shown(done);
	await press(page, 'Continue');
	await see.problem();
	assert.equal(await done.isVisible(), false);
}, { as: 'volunteer', script: false });

test('forced colours frame a chosen level; who wants less motion sees none', async ({ page, go }) => {
	const level = page.getByRole('radio', { name: 'Python 3', checked: true }).locator('..');
	const next = page.getByRole('button', { name: 'Continue' });
	const frame = () => level.evaluate((e) => parseFloat(getComputedStyle(e).borderTopWidth));
	const fading = () => next.evaluate((e) => parseFloat(getComputedStyle(e).transitionDuration));

	await go('/profile/skills');
	assert.deepEqual([await frame(), await fading()], [1, 0]);
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'no-preference' });
	assert.equal(await frame(), 4);
	assert.ok(await fading() > 0);
}, { as: 'pm' });
failing('/account/password', 'Change my password');

/* A member who has said nothing yet. */
async function member({ page, go, see }, email) {
	await go('/signup');
	await page.getByLabel('Name').fill('Ada');
	await page.getByLabel('Email').fill(email);
	await page.getByLabel('Password', { exact: true }).fill('tide pools at dawn');
	await press(page, 'Make my account');
	await see.address(/done=signed-up/);
}

/* --- the whole way ---------------------------------------------------------- */

/* Signs up, tells everything, reads what fits, saves a role. */
const newcomer = (script) => async ({ page, go, see, context }) => {
	const title = async (text) => {
		await page.waitForFunction((wanted) => document.title.startsWith(wanted), text);
	};

	await go('/profile/community');
	await main(page).getByRole('link', { name: 'Sign up' }).click();
	await page.getByLabel('Name').fill('Ada');
	await page.getByLabel('Email').fill(`new-${script ? 'script' : 'plain'}@example.org`);
	await page.getByLabel('Password', { exact: true }).fill('tide pools at dawn');
	await press(page, 'Make my account');
	await see.address('/profile/community?done=signed-up');

	await see.heading('Your community');
	await see.none(page.getByRole('link', { name: 'Fill in your profile' }));
	await title('Your community, step 1 of 4');
	await see.text('Step 1 of 4 · 0 of 4 parts are there');
	await page.getByRole('radio', { name: /^Engineering/ }).check();
	await press(page, 'Continue');

	await see.address('/profile/skills?done=community-saved');
	await see.text('Your community is saved.');
	await title('Your skills, step 2 of 4');
	await box(page, /^Python/).check();
	await page.getByLabel('Search all skills').fill('usability');
	if (!script)
		await press(page, 'Search');
	await box(page, /^Usability test$/).check();
	await page.getByLabel('Search all skills').fill('');
	if (!script)
		await press(page, 'Search');
	await press(page, /^Show all/);
	await box(page, /^Docker/).check();
	assert.ok(await box(page, /^Python/).isChecked());
	if (!script)
		await press(page, 'Rate what I picked');
	await page.getByRole('radio', { name: 'Python 3' }).check();
	await page.getByRole('radio', { name: 'Usability test 4' }).check();
	await page.getByRole('radio', { name: 'Docker 1' }).check();
	await press(page, 'Continue');

	await see.address('/profile/availability?done=skills-saved');
	await title('Your time, step 3 of 4');
	await box(page, 'Wednesday evening').check();
	await box(page, 'Wednesday late evening').check();
	await press(page, 'Add a time');
	await page.getByLabel('Day', { exact: true }).selectOption('Sunday');
	await page.getByLabel('From').fill('23:00');
	await page.getByLabel('To', { exact: true }).fill('01:30');
	await press(page, 'Add a time');
	await see.shown(page.getByRole('group', { name: 'Time 2' }));
	await press(page, 'Remove time 2');
	await see.gone(page.getByRole('group', { name: 'Time 2' }));
	assert.equal(await page.getByLabel('From').inputValue(), '23:00');
	assert.ok(await box(page, 'Wednesday late evening').isChecked());
	await page.getByLabel('Hours a week you can give').fill('8');
	await press(page, 'Continue');

	await see.address('/profile/review?done=time-saved');
	await title('Your profile, step 4 of 4');
	await see.text('Step 4 of 4 · 4 of 4 parts are there');
	await see.text(/You can make meetings of \d+ of \d+ open roles\./);
	await see.text('Wednesday 17:00–22:00, Sunday 23:00–01:30 the next day');
	await page.getByLabel('When did you attend onboarding?').fill('2026-01-15');
	await press(page, 'Finish and see what fits');

	await see.address('/matches?done=profile-saved');
	await see.text('Your profile is saved.');
	const card = page.locator('article').first();
	assert.match(await card.innerText(), /of 100[^]*hours? asked, you offered 8/);
	await card.getByRole('button', { name: /^Save / }).click();
	if (script)
		await see.shown(card.getByRole('button', { name: /^Remove / }));
	else
		await see.text('Saved. It is in your list of saved roles.');
	await go('/saved');
	await see.text('1 saved role, newest first.');

	/* Signed in, the home page knows. */
	await go('/');
	await see.text(/roles fit you best/);
	await see.none(page.getByText('parts are there'));
	await context.clearCookies();
};

test('a newcomer signs up, tells four things, sees what fits and saves it, with JavaScript',
	newcomer(true), { zone: 'America/Denver' });
test('a newcomer signs up, tells four things, sees what fits and saves it, without JavaScript',
	newcomer(false), { zone: 'America/Denver', script: false });

test('old addresses and /profile lead to where one left', async ({ go, see }) => {
	await go('/qualifier/2');
	await see.address('/profile/skills');
	await go('/profile');
	await see.address('/profile/community');
}, { as: 'volunteer', script: false });

test('who has told everything comes to the review', async ({ page, go, see }) => {
	await go('/profile');
	await see.address('/profile/review');
	const nav = page.getByRole('navigation', { name: 'Steps of your profile' });
	assert.match(await nav.locator('[aria-current=step]').textContent(), /^Review/);
	assert.deepEqual(await nav.getByRole('link').allTextContents(),
		['Community (done)', 'Skills (done)', 'Time (done)', 'Review (done)']);
}, { as: 'pm', script: false });

test('what is stored is shown, and saving it again changes nothing', async ({ page, go, see }) => {
	await go('/profile/community');
	await press(page, 'Continue');
	await see.address('/profile/skills?done=community-saved');
	assert.ok(await page.getByRole('radio', { name: 'Python 3' }).isChecked());
	await press(page, 'Continue');
	await see.address('/profile/availability?done=skills-saved');
	assert.ok(await box(page, 'Wednesday evening').isChecked());
	assert.equal(await page.getByLabel('To', { exact: true }).inputValue(), '01:15');
	await press(page, 'Continue');
	await see.address('/profile/review?done=time-saved');
}, { as: 'pm', script: false });

test('none is an answer: no skill, no meeting, no hour', async ({ page, go, see }) => {
	await go('/profile/skills');
	await box(page, 'None of these yet: I come to learn').check();
	await press(page, 'Continue');
	await see.address('/profile/availability?done=skills-saved');
	await box(page, 'I cannot come to any meeting').check();
	await page.getByLabel('Hours a week you can give').fill('0');
	await press(page, 'Continue');
	await see.text('You cannot come to meetings.');
	await see.text('None yet: you come to learn.');
}, { as: 'pm2', script: false });

test('saving for later asks for nothing and keeps what is there', async ({ page, go, see }) => {
	for (const step of ['community', 'skills', 'review']) {
		await go(`/profile/${step}`);
		await press(page, 'Save for later');
		await see.address('/?done=profile-later');
	}
	await go('/profile/availability');
	await page.getByLabel('Hours a week you can give').fill('5');
	await press(page, 'Save for later');
	await see.address('/?done=profile-later');
	await see.text('Saved. Go on with your profile whenever you like.');
	await see.text(/1 of 4 parts/);
}, { as: 'staff', script: false });

/* --- what keeps a step from being saved ------------------------------------- */

for (const script of [true, false]) {
	const how = script ? 'with JavaScript' : 'without JavaScript';

	test(`a picked skill asks for a level, at the top and at its bar, ${how}`, async ({ page, go, see }) => {
		await go('/profile/skills');
		await box(page, /^Python/).check();
		await press(page, script ? 'Continue' : 'Rate what I picked');
		if (!script)
			await press(page, 'Continue');
		await see.problem();
		assert.match(await page.title(), /^Error: Your skills, step 2 of 4/);
		const link = page.locator('.summary').getByRole('link');
		assert.match(await link.innerText(), /^Python: choose a level, or take it off your list\./);
		if (script)
			await see.focus(page.locator('.summary'));
		await link.click();
		const radio = page.getByRole('radio', { name: 'Python not rated' });
		await see.focus(radio);
		const said = await radio.getAttribute('aria-describedby');
		assert.match(await page.locator(`#${said}`).innerText(), /choose a level/);
		assert.ok(await box(page, /^Python/).isChecked());
	}, { as: 'volunteer', script });

	test(`times that cannot be are named and stay as typed, ${how}`, async ({ page, go, see }) => {
		await go('/profile/availability');
		await press(page, 'Add a time');
		await see.shown(page.getByRole('group', { name: 'Time 1' }));
		await see.focus(page.getByLabel('Day', { exact: true }));
		await page.getByLabel('From').fill('18:00');
		await page.getByLabel('To', { exact: true }).fill('18:00');
		await page.getByLabel('Hours a week you can give').fill('many');
		await press(page, 'Continue');
		await see.problem();
		const summary = page.locator('.summary');
		await see.shown(summary.getByText('The end must differ from the start.'));
		await see.shown(summary.getByText('Hours a week: Hours are a whole number from 0 to 168.'));
		for (const link of await summary.getByRole('link').all()) {
			const field = page.locator(await link.getAttribute('href'));
			const ids = (await field.getAttribute('aria-describedby')).split(' ');
			await see.shown(page.locator(`#${ids.at(-1)}`));
		}
		assert.equal(await page.getByLabel('From').inputValue(), '18:00');
		assert.equal(await page.getByLabel('Hours a week you can give').inputValue(), 'many');
	}, { as: 'volunteer', script });

	test(`a session that ends meanwhile costs nothing of the form, ${how}`, async ({ page, context, go, see }) => {
		await go('/profile/skills');
		await box(page, /^Python/).check();
		if (!script)
			await press(page, 'Rate what I picked');
		await page.getByRole('radio', { name: 'Python 2' }).check();
		await context.clearCookies({ name: 'sessionid' });
		await context.addCookies([{ name: 'sessionid', value: 'x'.repeat(32), url: page.url() }]);
		await press(page, 'Continue');
		await see.text('Your session has ended.');
		await see.heading('Your skills');
		assert.ok(await page.getByRole('radio', { name: 'Python 2' }).isChecked());
		const link = page.locator('.summary').getByRole('link', { name: 'Sign in in a new tab' });
		assert.equal(await link.getAttribute('target'), '_blank');
	}, { as: 'superuser', script });
}

test('more than 25 skills are too many', async ({ page, go, see }) => {
	await go('/profile/skills');
	await press(page, /^Show all/);
	const boxes = page.locator('input[name=pick]');
	for (let i = 0; i < 26; i++)
		await boxes.nth(i).check();
	await see.shown(page.getByRole('status').filter({ hasText: '26 picked' }));
	await press(page, 'Continue');
	await see.shown(page.locator('.summary').getByText('Pick at most 25; now it is 26.'));
}, { as: 'volunteer' });

test('a day of onboarding that is yet to come is refused', async ({ page, go, see }) => {
	await go('/profile/review');
	await page.getByLabel('When did you attend onboarding?').fill('2099-01-01');
	await press(page, 'Finish and see what fits');
	await see.shown(page.locator('.summary').getByText('This date is in the future.'));
	assert.equal(await page.getByLabel('When did you attend onboarding?').inputValue(), '2099-01-01');
}, { as: 'volunteer', script: false });

/* --- by keyboard, and with script ------------------------------------------- */

test('by keyboard, five skills are rated in at most 40 stops', async ({ page, go, see }) => {
	await member({ page, go, see }, 'keys@example.org');
	await go('/profile/skills');
	let stops = 0;
	const tab = async () => {
		await page.keyboard.press('Tab');
		stops++;
		return page.evaluate(() => ({
			type: document.activeElement.type, name: document.activeElement.name,
			text: document.activeElement.innerText }));
	};
	await page.getByLabel('Search all skills').focus();
	for (let picked = 0; picked < 5;) {
		const at = await tab();
		if (at.name !== 'pick')
			continue;
		await page.keyboard.press('Space');
		picked++;
	}
	for (let ratedSoFar = 0; ratedSoFar < 5;) {
		const at = await tab();
		if (at.type !== 'radio')
			continue;
		for (let i = 0; i < 3; i++)
			await page.keyboard.press('ArrowRight');
		ratedSoFar++;
	}
	while ((await tab()).text !== 'Continue');
	assert.ok(stops <= 40, `${stops} stops`);
	await page.keyboard.press('Enter');
	await see.address('/profile/availability?done=skills-saved');
	await go('/profile/review');
	assert.equal(await main(page).locator('.chip').count(), 5);
	assert.deepEqual([...new Set((await main(page).locator('.chip').allInnerTexts())
		.map((text) => text.at(-1)))], ['3']);
});

test('by keyboard alone: the other steps, what fits, and a role saved', async ({ page, go, see }) => {
	const until = async (pattern) => {
		for (let i = 0; i < 90; i++) {
			await page.keyboard.press('Tab');
			if (pattern.test(await page.evaluate(() => {
				const at = document.activeElement;
				return (at.labels?.[0]?.textContent || at.textContent).trim();
			})))
				return;
		}
		assert.fail(`the Tab key does not lead to ${pattern}`);
	};

	await member({ page, go, see }, 'all-keys@example.org');
	await go('/profile/community');
	await until(/^Data Science/);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await see.address('/profile/skills?done=community-saved');
	await go('/profile/skills');
	await until(/^None of these yet/);
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await see.address('/profile/availability?done=skills-saved');
	await go('/profile/availability');
	await until(/^Monday morning$/);
	await page.keyboard.press('Space');
	await until(/^Add a time$/);
	await page.keyboard.press('Enter');
	await see.shown(page.getByRole('group', { name: 'Time 1' }));
	await see.focus(page.getByLabel('Day', { exact: true }));
	await until(/^Remove time 1$/);
	await page.keyboard.press('Enter');
	await see.gone(page.getByRole('group', { name: 'Time 1' }));
	await see.focus(page.getByRole('button', { name: 'Add a time' }));
	await until(/^Hours a week/);
	await page.keyboard.type('6');
	await page.keyboard.press('Enter');
	await see.address('/profile/review?done=time-saved');
	await until(/^Finish and see what fits$/);
	await page.keyboard.press('Enter');
	await see.address('/matches?done=profile-saved');
	await until(/^Save /);
	await page.keyboard.press('Enter');
	await see.shown(main(page).getByRole('button', { name: /^Remove / }));
});

test('the Enter key in a search never saves the step', async ({ page, go, see }) => {
	await go('/profile/skills');
	await page.getByLabel('Search all skills').fill('docker');
	await page.keyboard.press('Enter');
	await see.shown(box(page, /^Docker/));
	await see.address('/profile/skills');
	await see.heading('Your skills');
}, { as: 'volunteer' });

test('the skills of the community come first, most demanded at the top', async ({ page, go, see }) => {
	await go('/profile/skills');
	const list = main(page).locator('li').filter({ has: page.locator('input[name=pick]') });
	const counts = async () => (await list.allInnerTexts())
		.map((text) => Number(/\((\d+)\)$/.exec(text)?.[1] ?? 0));
	assert.equal(await list.count(), 12);
	assert.ok((await counts())[0] > 1);
	assert.deepEqual(await counts(), (await counts()).sort((a, b) => b - a));
	await press(page, /^Show all, \d+ more$/);
	assert.ok(await list.count() > 60);
	await see.shown(box(page, /^AWS/));
	assert.equal(await box(page, /^Affinity mapping/).count(), 0);
}, { as: 'pm', script: false });

test('a search looks in all communities and keeps what is picked', async ({ page, go, see }) => {
	await go('/profile/skills');
	await page.getByLabel('Search all skills').fill('POSTGRES');
	await box(page, /^Postgres/).first().check();
	await page.getByLabel('Search all skills').fill('zzzz');
	await see.shown(page.getByRole('status').filter({ hasText: '1 picked, 0 skills found' }));
	await page.getByRole('radio', { name: 'Postgres 2' }).check();
	await page.getByLabel('Search all skills').fill('');
	assert.ok(await box(page, /^Postgres/).first().isChecked());
	await box(page, /^Postgres/).first().uncheck();
	await see.gone(page.getByRole('radio', { name: 'Postgres 2' }));
}, { as: 'volunteer' });

test('35 cells, each with a name, and arrow keys between them', async ({ page, go, see }) => {
	await go('/profile/availability');
	const cells = page.locator('input[name=cell]');
	assert.equal(await cells.count(), 35);
	await box(page, 'Monday morning').focus();
	for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
		await page.keyboard.press(key);
	await see.focus(box(page, 'Wednesday evening'));
	await page.keyboard.press('Space');
	assert.ok(await box(page, 'Wednesday evening').isChecked());
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Tab');
	await see.focus(box(page, 'Tuesday late evening'));
}, { as: 'volunteer' });

for (const script of [true, false])
	test(`one need not walk through the table, ${script ? 'with' : 'without'} JavaScript`, async ({ page, go, see }) => {
		await go('/profile/availability');
		await main(page).getByRole('link', { name: 'Skip the table' }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/#exact-times$/);
		await page.keyboard.press('Tab');
		await see.focus(page.getByRole('button', { name: 'Add a time' }));
	}, { as: 'volunteer', script });

test('the heads of the table tick a whole row or column, and untick it', async ({ page, go }) => {
	await go('/profile/availability');
	const ticked = () => page.locator('input[name=cell]:checked').count();
	await page.getByRole('button', { name: 'Mon (tick all)' }).click();
	assert.equal(await ticked(), 5);
	await page.getByRole('button', { name: '17–20 (tick all)' }).click();
	assert.equal(await ticked(), 11);
	await page.getByRole('button', { name: 'Mon (tick all)' }).click();
	assert.equal(await ticked(), 6);
}, { as: 'volunteer' });

test('the header holds all places and any name, at any width', async ({ page, go, see }) => {
	await go('/account');
	await page.getByLabel('Name').fill('Wolfeschlegelsteinhausenbergerdorff'.repeat(2));
	await press(page, 'Save');
	await see.address(/done=account-saved/);
	for (const width of [320, 480, 760, 896, 900, 960, 1024, 1100, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <=
			document.documentElement.clientWidth), `${width} px`);
	}
	const height = await page.getByRole('banner').evaluate((header) => header.clientHeight);
	assert.ok(height < 200, `${height} px high`);
}, { as: 'pm2' });

/* --- the account -------------------------------------------------------------- */

test('a visitor is led to sign in, and back', async ({ go, see }) => {
	await go('/account');
	await see.address('/login?next=%2Faccount');
	await go('/account/password');
	await see.address('/login?next=%2Faccount%2Fpassword');
}, { script: false });

for (const script of [true, false])
	test(`name and zone are changed, ${script ? 'with' : 'without'} JavaScript`, async ({ page, go, see }) => {
		await go('/account');
		await page.getByLabel('Name').fill(' ');
		await press(page, 'Save');
		await see.shown(page.locator('.summary').getByText('Name: This field may not be blank.'));
		await page.getByLabel('Name').fill(script ? 'Vera' : 'Val');
		await page.getByLabel('Your time zone').selectOption(script ? 'Europe/Berlin' : 'America/Chicago');
		await press(page, 'Save');
		await see.address('/account?done=account-saved');
		await see.text('Your account is saved.');
		await see.link(`Your account: ${script ? 'Vera' : 'Val'}`);
		assert.equal(await page.getByLabel('Your time zone').inputValue(),
			script ? 'Europe/Berlin' : 'America/Chicago');
	}, { as: 'volunteer', script });

/* --- while an answer is on its way, and where none comes ------------------------ */

const name = (page) => page.getByLabel('Name');
const nameIs = async (page, value) => assert.equal(await name(page).inputValue(), value);

test('what is sent cannot be changed before its answer, which would lose that', async ({ page, go, see }) => {
	await go('/account');
	await name(page).fill(' ');
	let release;
	const released = new Promise((resolve) => {
		release = resolve;
	});
	await page.route('**/account', async (route) => {
		await released;
		await route.continue();
	});
	await press(page, 'Save');
	await page.getByRole('status').getByText('Sending…').waitFor();
	await name(page).click({ force: true });
	await page.keyboard.type('too early');
	await nameIs(page, ' ');
	release();
	await see.problem();
	await name(page).fill('in time');
	await nameIs(page, 'in time');
}, { as: 'volunteer' });

test('without an answer the form says so, and is sent again', async ({ page, go, see }) => {
	await go('/account');
	await name(page).fill('Offline');
	await page.route('**/account', (route) => route.abort('internetdisconnected'));
	for (let i = 0; i < 2; i++) {
		await press(page, 'Save');
		await see.problem();
		await see.text('No answer came, so this may not have been saved.');
		await see.focus(page.locator('.summary'));
		await nameIs(page, 'Offline');
	}
	await page.unroute('**/account');
	await press(page, 'Save');
	await see.text('Your account is saved.');
	await nameIs(page, 'Offline');
}, { as: 'volunteer', may: /ERR_INTERNET_DISCONNECTED/ });

test('a form of an older release says so and keeps what was typed', async ({ page, go, see }) => {
	await go('/account');
	await page.route('**/account', (route) => route.continue({
		headers: { ...route.request().headers(), 'next-action': '0'.repeat(42) } }));
	await name(page).fill('Of yesterday');
	await press(page, 'Save');
	await see.problem();
	await see.text('This site was updated while the page was open');
	await nameIs(page, 'Of yesterday');
}, { as: 'volunteer', may: /409/ });

test('a new password ends the sessions elsewhere, not this one', async ({ page, go, see, context }) => {
	await member({ page, go, see }, 'moving@example.org');
	const elsewhere = await context.browser().newContext();
	const there = await elsewhere.newPage();
	await there.goto(new URL('/login?next=/saved', page.url()).href);
	await there.getByLabel('Email').fill('moving@example.org');
	await there.getByLabel('Password', { exact: true }).fill('tide pools at dawn');
	await there.getByRole('button', { name: 'Sign in' }).click();
	await there.getByRole('heading', { name: 'Saved roles', level: 1 }).waitFor();

	await go('/account/password');
	await page.getByLabel('Password now', { exact: true }).fill('wrong horse 42');
	await page.getByLabel('New password', { exact: true }).fill('tide pools at noon');
	await press(page, 'Change my password');
	await see.shown(page.locator('.summary').getByText('Your current password is incorrect.'));
	assert.equal(await page.getByLabel('New password', { exact: true }).inputValue(), '');
	await page.getByLabel('Password now', { exact: true }).fill('tide pools at dawn');
	await page.getByLabel('New password', { exact: true }).fill('tide pools at noon');
	await press(page, 'Change my password');
	await see.address('/account?done=password-saved');
	await see.text('Everywhere else you are signed out.');
	await go('/saved');
	await see.heading('Saved roles');
	await there.reload();
	await there.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
	await elsewhere.close();
}, { script: false });

await run();
