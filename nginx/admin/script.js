/*
 * script - what saves time in the admin; nothing needs it.
 *
 * Every part looks for what it works on and does nothing where that is not.
 * No markup is ever made from text.
 */
'use strict';

(() => {
	const all = (what, where = document) => [...where.querySelectorAll(what)];
	const one = (what) => document.querySelector(what);

	/* --- lists: tick all, shift for a range, how many ------------------- */

	function lists() {
		const form = one('form.list');
		if (!form)
			return;
		const ticks = all('input[name="_selected_action"]', form);
		const said = one('[data-ticked]');
		const head = one('thead .tick', form);
		const every = document.createElement('input');
		let last = null;

		const count = () => {
			const ticked = ticks.filter((tick) => tick.checked).length;
			said.textContent = ticked === 0 ? ''
				: `${ticked} of ${ticks.length} on this page ticked`;
			every.checked = ticked === ticks.length;
			every.indeterminate = ticked > 0 && !every.checked;
		};
		every.type = 'checkbox';
		every.setAttribute('aria-label', 'Tick all on this page');
		every.addEventListener('change', () => {
			for (const tick of ticks)
				tick.checked = every.checked;
			count();
		});
		head.replaceChildren(every);
		ticks.forEach((tick, i) => tick.addEventListener('click', (event) => {
			if (event.shiftKey && last !== null)
				for (let j = Math.min(i, last); j <= Math.max(i, last); j++)
					ticks[j].checked = tick.checked;
			last = i;
			count();
		}));
		count();
	}

	/* --- keys: single letters where they are wanted, outside of fields ---- */

	const KEYS = [
		['?', 'Show these keys'], ['g i', 'Dashboard'],
		['g o', 'Opportunities'], ['/', 'Search'],
		['j k', 'Next row, previous row'], ['x', 'Tick the row'],
		['Enter', 'Open the row'], ['a', 'To the actions'],
		['n', 'New'], ['Esc', 'Close'],
	];
	/* forms.js listens to these, in fields too. */
	const FORM_KEYS = [
		['Ctrl S', 'Save and continue'], ['Alt S', 'Save'],
		['Alt A', 'Save and add another'], ['Alt P', 'Preview'],
	];

	function help() {
		let dialog = one('dialog.keys');
		if (!dialog) {
			const title = document.createElement('h2');
			const list = document.createElement('dl');
			const form = document.createElement('form');
			const button = document.createElement('button');
			dialog = document.createElement('dialog');
			dialog.className = 'keys';
			title.textContent = 'Keys';
			title.id = 'keys-title';
			dialog.setAttribute('aria-labelledby', title.id);
			for (const [keys, what] of [...KEYS,
				...one('form[data-record]') ? FORM_KEYS : []]) {
				const dt = document.createElement('dt');
				const dd = document.createElement('dd');
				const kbd = document.createElement('kbd');
				kbd.textContent = keys;
				dt.append(kbd);
				dd.textContent = what;
				list.append(dt, dd);
			}
			form.method = 'dialog';
			button.textContent = 'Close';
			form.append(button);
			dialog.append(title, list, form);
			document.body.append(dialog);
		}
		dialog.showModal();
	}

	function keys() {
		if (document.body.dataset.keys !== 'on')
			return;
		const rows = () => all('table.rows tbody tr');
		const openers = () => rows().map((row) => row.querySelector('th a'));
		const row = () => document.activeElement?.closest('tbody tr');
		const step = (by) => {
			const links = openers();
			const at = rows().indexOf(row());
			const to = links[at < 0 ? (by > 0 ? 0 : links.length - 1)
				: Math.min(Math.max(at + by, 0), links.length - 1)];
			to?.focus();
		};
		const go = (path) => location.assign(path);
		const acts = {
			'?': help,
			'/': () => (one('#searchbar') ?? one('.find input'))?.focus(),
			j: () => step(1),
			k: () => step(-1),
			x: () => row()?.querySelector('[name="_selected_action"]')?.click(),
			a: () => one('.bulk button, .bulk input')?.focus(),
			n: () => one('.addlink')?.click(),
			'g i': () => go('/admin/'),
			'g o': () => go('/admin/ctj_api/opportunity/'),
		};
		let before = '';

		document.addEventListener('keydown', (event) => {
			if (event.ctrlKey || event.metaKey || event.altKey ||
			    event.target.closest('textarea, select, dialog, ' +
				'input:not([type="checkbox"], [type="radio"])'))
				return;
			const act = acts[before + event.key];
			before = event.key === 'g' ? 'g ' : '';
			if (act) {
				event.preventDefault();
				act();
			}
		});
	}

	/* --- everywhere -------------------------------------------------------- */

	function menus() {
		document.addEventListener('keydown', (event) => {
			const open = event.key === 'Escape' && one('.person[open]');
			if (open) {
				open.open = false;
				open.querySelector('summary').focus();
			}
		});
		one('[data-focus]')?.focus();
	}

	lists();
	keys();
	menus();
})();
