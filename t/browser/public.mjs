/*
 * public - the pages around the list: projects, communities, roles, texts
 */
import { assert, given, looks, run, test } from './lib.mjs';

const main = (page) => page.getByRole('main');
const cards = (page) => page.locator('article');

/* --- how they look ------------------------------------------------------ */

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

await run();
