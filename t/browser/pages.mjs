/*
 * pages - the home page, the list with its filters, one role, the way in
 */
import { readFileSync } from 'node:fs';

import { assert, given, looks, origin, run, test } from './lib.mjs';

const role = `/opportunities/${given.open}`;
const main = (page) => page.getByRole('main');
const cards = (page) => page.locator('article');
const box = (page, name) => page.getByRole('checkbox', { name });

/*
 * How often the backend was asked, as its log says.  The lists that hardly
 * change are asked once a minute for everybody.
 */
const calls = () => readFileSync(`${process.env.STACK}/access.log`, 'utf8')
	.split('\n').filter((line) => line.includes('"path":"/api/') &&
		!/\/api\/(roles|skills|communities-of-practice)\//.test(line)).length;

/* --- how they look ------------------------------------------------------ */

const everybody = ['anonymous', 'volunteer', 'pm'];

looks('/', { as: everybody });
looks('/?done=signed-up', { as: ['volunteer'], named: 'a welcome' });
looks('/opportunities?community=engineering&day=Tue', { as: everybody });
looks('/opportunities?q=zzzzqqqq', { named: 'a search without a result' });
looks('/opportunities?hours=abc&sort=x', { named: 'a search with bad values' });
looks('/opportunities', { named: 'open filters', before: async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 800 });
	await page.getByText('Filters').first().click();
} });
looks(role, { as: everybody });
looks(`/opportunities/${given.draft}`, { as: ['pm'], named: 'a draft' });
looks(`/opportunities/${given.expired}`, { as: ['volunteer'], named: 'an expired role' });
looks('/login');
looks('/signup');
looks('/signup', { named: 'a form with errors', before: async ({ page, see }) => {
	await page.getByRole('button', { name: 'Make my account' }).click();
	await see.problem();
} });
looks('/nowhere', { status: 404 });

/* --- finding a role ------------------------------------------------------ */

for (const script of [true, false]) {
	const how = script ? 'with JavaScript' : 'without JavaScript';

	test(`a visitor searches from the home page, ${how}`, async ({ page, go, see }) => {
		await go('/');
		await page.getByLabel('Search open roles').fill('python');
		await page.getByRole('button', { name: 'Search' }).click();
		await see.heading('Open roles');
		await see.link(/Remove “python”/);
		assert.ok(await cards(page).count() > 0);
	}, { script });

	test(`a visitor reads the public part of a role, ${how}`, async ({ page, go, see }) => {
		await go('/opportunities?project=Civic+Tech+Jobs');
		await page.getByRole('link', { name: 'Backend Engineer Civic Tech Jobs' }).click();
		await see.heading(/Backend Engineer/);
		await see.text('There is more to read');
		await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
		await see.heading('Sign in');
		await see.address(/^\/login\?next=%2Fopportunities%2F/);
	}, { script });

	test(`pages follow each other and the first is near, ${how}`, async ({ page, go, see }) => {
		await go('/opportunities');
		const first = await cards(page).first().innerText();
		assert.equal(await cards(page).count(), 20);
		await page.getByRole('link', { name: 'Next page' }).click();
		await see.address(/cursor=/);
		await see.link('First page');
		assert.notEqual(await cards(page).first().innerText(), first);
		await page.getByRole('link', { name: 'First page' }).click();
		await see.address('/opportunities');
	}, { script });

	test(`what finds nothing names the filter to drop, ${how}`, async ({ page, go, see }) => {
		await go('/opportunities?q=zzzzqqqq&community=engineering');
		await page.getByRole('link', { name: /^Without “zzzzqqqq” there are/ }).click();
		await see.address('/opportunities?community=engineering');
		await see.shown(cards(page).first());
	}, { script });
}

test('filters are the address, without JavaScript', async ({ page, go, see }) => {
	await go('/opportunities');
	await page.getByText('Filters').first().click();
	await box(page, /^Engineering/).check();
	await box(page, /^Remote/).check();
	await page.getByLabel('At most hours a week').fill('8');
	await page.getByLabel('Order').selectOption('Fewest hours first');
	await page.getByRole('button', { name: 'Apply' }).click();
	await see.address(/sort=hours/);
	const { searchParams } = new URL(page.url());
	assert.deepEqual([...searchParams].filter(([, value]) => value !== ''), [
		['community', 'engineering'], ['environment', 'remote'],
		['hours', '8'], ['sort', 'hours']]);
	assert.ok(await page.locator('#community-engineering').isChecked());
	await page.getByRole('link', { name: 'Remove Remote' }).click();
	await see.address(/^(?!.*environment)/);
	assert.ok(!await page.locator('#environment-remote').isChecked());
}, { script: false, width: 320 });

test('a change applies by itself, keeps the focus and says the count', async ({ page, go, see }) => {
	await go('/opportunities');
	const status = page.getByRole('status').filter({ hasText: 'open roles' });
	const before = await status.innerText();
	const devops = box(page, /^DevOps/);
	await devops.focus();
	await page.keyboard.press('Space');
	await see.address(/community=devops/);
	await see.link('Remove DevOps');
	await see.shown(status.filter({ hasNotText: before }));
	await see.focus(devops);
});

test('going back and removing a chip bring the boxes along', async ({ page, go, see }) => {
	await go('/opportunities');
	await box(page, /^DevOps/).check();
	await page.getByRole('link', { name: 'Remove DevOps' }).click();
	await see.address('/opportunities');
	await page.waitForFunction(() => !document.querySelector('#community-devops').checked);
	await page.goBack();
	await see.address(/community=devops/);
	await page.waitForFunction(() => document.querySelector('#community-devops').checked);
});

test('what was chosen before the scripts came applies too', async ({ page, see }) => {
	let scriptsMayCome;
	const chosen = new Promise((resolve) => {
		scriptsMayCome = resolve;
	});
	await page.route('**/_next/**/*.js', async (route) => {
		await chosen;
		await route.continue();
	});
	await page.goto(`${origin}/opportunities`, { waitUntil: 'commit' });
	await box(page, /^DevOps/).check();
	scriptsMayCome();
	await see.address(/community=devops/);
	assert.ok(await box(page, /^DevOps/).isChecked());
});

test('the count of a filter is what it then finds', async ({ page, go }) => {
	await go('/opportunities?community=engineering');
	const label = await box(page, /^Hybrid/).evaluate((box) => box.labels[0].innerText);
	const count = Number(/\((\d+)\)/.exec(label)[1]);
	await go('/opportunities?community=engineering&environment=hybrid');
	assert.equal(await cards(page).count(), count);
});

for (const query of ['hours=abc', 'hours=999', 'sort=x', `q=${'x'.repeat(300)}`,
	'cursor=stale', 'cursor=..%2F', 'day=Funday', 'community=a&community=b',
	`${'day=x&'.repeat(40)}`, 'q=%00', 'q=%FF', 'project=%22%3Cscript%3E'])
	test(`a list stands whatever is asked: ${query.slice(0, 24)}`, async ({ page, go, see }) => {
		await go(`/opportunities?${query}`);
		await see.heading('Open roles');
	}, { may: /Failed to load resource/ });

test('a list asks the backend as often as it must, and no more', async ({ page, go }) => {
	const before = calls();
	await go('/opportunities');
	await page.waitForLoadState('networkidle');
	assert.ok(calls() - before <= 3, `${calls() - before} calls`);
}, { as: 'volunteer' });

test('a member sees first what fits, the word, the score and a reason', async ({ page, go, see }) => {
	await go('/opportunities');
	await page.getByLabel('Order').selectOption('Best fit first');
	await see.address(/[?&]sort=fit$/);
	await see.shown(cards(page).first().getByText(/of \d+ skills? met/));
	const totals = (await cards(page).allInnerTexts()).map((text) =>
		Number(/(\d+) of 100/.exec(text)?.[1] ?? 0));
	assert.deepEqual(totals, [...totals].sort((a, b) => b - a));
}, { as: 'volunteer' });

test('filters by what one told about oneself, or why they cannot be used', async ({ page, go, see }) => {
	await go('/opportunities');
	const all = await page.getByRole('status').filter({ hasText: 'open roles' }).innerText();
	await box(page, 'Shares 30 % or more of my skills').check();
	await page.getByRole('button', { name: 'Apply' }).click();
	await see.link('Remove Shares 30 % or more of my skills');
	assert.notEqual(await page.getByRole('status').filter({ hasText: 'open role' }).innerText(), all);
	assert.ok(await box(page, 'I can make a meeting').isDisabled());
	await see.link('Say when you have time');
}, { as: 'volunteer', script: false });

test('a visitor is not offered an order that asks for a profile', async ({ page, go, see }) => {
	await go('/opportunities?sort=fit');
	await see.text('Sign in to see first what fits you best.');
	await see.none(page.getByRole('option', { name: 'Best fit first' }));
});

/* --- one role ------------------------------------------------------------ */

test('what visitors get holds no text, level, person or address', async ({ go }) => {
	for (const path of ['/', '/opportunities', role]) {
		const html = await (await go(path)).text();
		for (const secret of [given.owner, given.body, given.experience])
			assert.ok(!html.includes(secret), `${path} says ${secret}`);
	}
});

test('a member reads all of a role', async ({ page, go, see }) => {
	await go(role);
	await see.text(given.body);
	await see.link(given.owner);
	await see.shown(page.getByRole('cell', { name: /met|below|missing/ }).first());
}, { as: 'volunteer', script: false });

test('the title stands in the head and names the role', async ({ go }) => {
	const html = await (await go(role)).text();
	const head = html.slice(0, html.indexOf('</head>'));
	assert.equal(head.match(/<title>/g)?.length, 1);
	assert.equal(html.match(/<title>/g)?.length, 1);
	assert.match(head, /<title>Backend Engineer, Civic Tech Jobs – CivicTechJobs<\/title>/);
});

for (const id of ['0197c0de-0000-7000-8000-0000000000ff', 'nonsense', 'a.json'])
	test(`an unknown role is a real 404: ${id}`, async ({ go, see }) => {
		await go(`/opportunities/${id}`, 404);
		await see.heading('Page not found');
	}, { may: /404/ });

test('so it is for who comes with a session that is over', async ({ go, see, context }) => {
	await context.addCookies([{ name: 'sessionid', value: 'over'.repeat(8), url: origin }]);
	await go('/opportunities/0197c0de-0000-7000-8000-0000000000ff', 404);
	await see.heading('Page not found');
}, { script: false, may: /404/ });

test('a draft is nothing to who may not see it', async ({ go, see }) => {
	await go(`/opportunities/${given.draft}`, 404);
	await see.heading('Page not found');
}, { as: 'volunteer', may: /404/ });

test('a draft says what it is to a project manager', async ({ go, see }) => {
	await go(`/opportunities/${given.draft}`);
	await see.text('Draft.');
}, { as: 'pm' });

test('an expired role says so, shows others and is for no index', async ({ page, go, see }) => {
	const html = await (await go(`/opportunities/${given.expired}`)).text();
	await see.text(/This role closed on/);
	assert.match(html, /<meta name="robots" content="noindex"/);
	await see.text(/^More in /);
	assert.ok(await main(page).locator('article article, section article').count() > 0);
}, { as: 'volunteer' });

/* --- the way in and out --------------------------------------------------- */

for (const script of [true, false]) {
	const how = script ? 'with JavaScript' : 'without JavaScript';
	const email = `new-${script ? 'script' : 'plain'}@example.org`;

	test(`signing up: errors, then a member where one came from, ${how}`, async ({ page, go, see }) => {
		await go(role);
		await main(page).getByRole('link', { name: 'Sign up' }).click();
		await page.getByLabel('Name').fill('Ada');
		await page.getByLabel('Email').fill('pm@example.org');
		await page.getByLabel('Password', { exact: true }).fill('12345');
		await page.getByRole('button', { name: 'Make my account' }).click();
		await see.problem();
		assert.match(await page.title(), /^Error: Sign up/);
		assert.equal(await page.getByLabel('Name').inputValue(), 'Ada');
		assert.equal(await page.getByLabel('Email').inputValue(), 'pm@example.org');
		assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');

		const summary = page.locator('.summary');
		const links = summary.getByRole('link');
		assert.ok(await links.count() >= 2);
		if (script)
			await see.focus(summary);
		for (const link of await links.all()) {
			const field = page.locator(await link.getAttribute('href'));
			const ids = (await field.getAttribute('aria-describedby')).split(' ');
			const said = await page.locator(`#${ids.at(-1)}`).innerText();
			const [, message] = (await link.innerText()).split(': ');
			assert.ok(said.includes(message), `${said} lacks ${message}`);
		}
		await page.getByLabel('Email').fill(email);
		await page.getByLabel('Password', { exact: true }).fill('tide pools at dawn');
		await page.getByRole('button', { name: 'Make my account' }).click();
		await see.address(`${role}?done=signed-up`);
		await see.text('Welcome. Your account is ready and you are signed in.');
		await see.text(given.body);
		await page.getByRole('status').getByRole('link', { name: 'Fill in your profile' }).click();
		await see.heading('Your community');
	}, { script });

	test(`signing in and out, ${how}`, async ({ page, go, see, context }) => {
		await go('/login?next=/opportunities?day=Tue');
		await page.getByLabel('Email').fill('volunteer@example.org');
		await page.getByLabel('Password', { exact: true }).fill('wrong horse 42');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await see.text('Invalid email or password.');
		assert.equal(await page.getByLabel('Email').inputValue(), 'volunteer@example.org');
		await page.getByLabel('Password', { exact: true }).fill('correct horse 42');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await see.address('/opportunities?day=Tue&done=signed-in');
		await see.text('You are signed in.');
		const [cookie] = (await context.cookies()).filter(({ name }) => name === 'sessionid');
		assert.ok(cookie.httpOnly && cookie.sameSite === 'Lax' && cookie.path === '/');

		await go(role);
		await see.text(given.body);
		await page.getByRole('button', { name: 'Sign out' }).click();
		await see.address('/?done=signed-out');
		await see.text('You are signed out.');
		assert.ok(!(await context.cookies()).some(({ name }) => name === 'sessionid'));
		await page.goBack();
		await see.text('There is more to read');
		await see.none(page.getByText(given.body));
	}, { script });
}

test('by keyboard alone: find a role, sign in, read it', async ({ page, go, see }) => {
	const press = async (key, times = 1) => {
		for (let i = 0; i < times; i++)
			await page.keyboard.press(key);
	};
	const until = async (name) => {
		for (let i = 0; i < 80; i++) {
			await press('Tab');
			if (await page.evaluate(() => (document.activeElement.innerText ||
			    document.activeElement.labels?.[0]?.innerText || '').trim()) === name)
				return;
		}
		assert.fail(`the Tab key does not lead to ${name}`);
	};

	await go('/');
	await press('Tab');
	await press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
	await until('Search open roles');
	await page.keyboard.type('postgres');
	await press('Enter');
	await see.heading('Open roles');
	await until('Backend Engineer\nCivic Tech Jobs');
	await press('Enter');
	await see.heading(/Backend Engineer/);
	await until('Sign in');
	await press('Enter');
	await see.heading('Sign in');
	await until('Email');
	await page.keyboard.type('volunteer@example.org');
	await press('Tab');
	await page.keyboard.type('correct horse 42');
	await press('Enter');
	await see.address(/^\/opportunities\/.*done=signed-in/);
	await see.text(given.body);
});

test('the menu of phones opens, closes with Esc and gives the focus back', async ({ page, go, see }) => {
	await go('/');
	const summary = page.locator('.menu > summary');
	await summary.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await see.focus(page.getByRole('navigation', { name: 'Main' }).getByRole('link').first());
	await page.keyboard.press('Escape');
	await see.focus(summary);
	assert.ok(!await page.locator('.menu').evaluate((menu) => menu.open));
}, { width: 320 });

test('the password can be shown, where scripts run', async ({ page, go }) => {
	await go('/login');
	const input = page.getByLabel('Password', { exact: true });
	await page.getByRole('button', { name: 'Show password' }).click();
	assert.equal(await input.getAttribute('type'), 'text');
});

for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example/', '%0d%0aX: y'])
	test(`signing in leads nowhere else: ${next}`, async ({ page, go, see }) => {
		await go(`/login?next=${encodeURIComponent(next)}`);
		await page.getByLabel('Email').fill('volunteer@example.org');
		await page.getByLabel('Password', { exact: true }).fill('correct horse 42');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await see.address('/?done=signed-in');
	}, { script: false });

test('who is signed in needs no form for that', async ({ go, see }) => {
	await go('/login?next=/opportunities');
	await see.heading('Open roles');
}, { as: 'pm', script: false });

test('two people behind one address of ours are throttled apart', async ({ page, context, go, see }) => {
	const wrong = async () => {
		await go('/login');
		await page.getByLabel('Email').fill('superuser@example.org');
		await page.getByLabel('Password', { exact: true }).fill('wrong horse 42');
		await page.getByRole('button', { name: 'Sign in' }).click();
		await see.problem();
		return page.locator('.summary').innerText();
	};
	await context.setExtraHTTPHeaders({ 'X-Forwarded-For': '203.0.113.5' });
	for (let i = 0; i < 6; i++)
		await wrong();
	assert.match(await wrong(), /too often\. Please try again in \d+ second/);
	await context.setExtraHTTPHeaders({ 'X-Forwarded-For': '203.0.113.6' });
	assert.match(await wrong(), /Invalid email or password/);
}, { script: false });

test('a confirmation is one of ours, never text of an address', async ({ page, go, see }) => {
	await go('/?done=<b>Your+account+is+locked</b>');
	await see.none(page.getByText('locked'));
});

test('no page of ours names another place', async ({ go }) => {
	for (const path of ['/', '/opportunities', role, '/login']) {
		const answer = await go(path);
		const html = await answer.text();
		for (const [, address] of html.matchAll(/(?:src|action)="(https?:[^"]*)"/g))
			assert.equal(new URL(address).origin, origin);
	}
});

await run();
