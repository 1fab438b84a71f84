/*
 * forms - what saves time in the forms of records; joined to script.js by make.
 *
 * Nothing needs it: rows come without it, and what was typed survives without
 * it.  No markup is ever made from text.
 */
'use strict';

(() => {
	const form = document.querySelector('form[data-record]');
	const KEY = `ctj-draft:${location.pathname}`;
	const later = (run, wait) => {
		let timer;
		const again = () => {
			again.stop();
			timer = setTimeout(run, wait);
		};

		again.stop = () => clearTimeout(timer);
		return again;
	};

	/* A draft is for the one who typed it, in this window. */
	const exit = document.querySelector('form[action="/admin/logout/"]');
	exit?.addEventListener('submit', () => sessionStorage.clear());
	if (!form || !form.querySelector('[name="_end"]'))
		return;

	const fields = () => [...new FormData(form)].filter(([name]) =>
		name !== 'csrfmiddlewaretoken' && name !== '_once' &&
		!/password/.test(name));
	const text = () => JSON.stringify(fields());
	const before = text();
	const button = (name) => form.querySelector(`button[name="${name}"]`);
	let leaving = false;

	/* --- leaving with something unsaved ---------------------------------- */

	addEventListener('beforeunload', (event) => {
		if (!leaving && text() !== before)
			event.preventDefault();
	});
	form.addEventListener('submit', () => {
		leaving = true;
		sessionStorage.removeItem(KEY);
	});

	/* --- a draft, offered after a reload --------------------------------- */

	function fill(saved) {
		const left = new Map();
		for (const [name, value] of saved)
			left.set(name, [...(left.get(name) ?? []), value]);
		for (const control of form.elements) {
			const values = left.get(control.name);
			if (!control.name || control.type === 'hidden')
				continue;
			if (control.type === 'radio' || control.type === 'checkbox')
				control.checked = values?.includes(control.value) ?? false;
			else if (control.tagName !== 'BUTTON' && values)
				control.value = values.shift() ?? '';
		}
	}

	function offer(saved) {
		const note = document.createElement('p');
		const take = document.createElement('button');
		note.className = 'note';
		note.setAttribute('role', 'status');
		note.textContent = 'You typed something here that was not saved. ';
		take.type = 'button';
		take.textContent = 'Bring it back';
		take.addEventListener('click', () => {
			fill(saved);
			note.remove();
			form.querySelector('input:not([type="hidden"])')?.focus();
		});
		note.append(take);
		form.before(note);
	}

	try {
		const saved = sessionStorage.getItem(KEY);
		if (saved && saved !== before && !location.search.includes('stash='))
			offer(JSON.parse(saved));
	} catch {
		sessionStorage.removeItem(KEY);
	}
	const keep = later(() => {
		if (text() !== before)
			sessionStorage.setItem(KEY, text());
	}, 500);
	for (const sent of [form, exit])
		sent?.addEventListener('submit', keep.stop);

	/* --- others learn that somebody is at it ------------------------------ */

	function post(address, body, type, done) {
		const ask = new XMLHttpRequest();
		ask.open('POST', address);
		ask.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
		ask.responseType = type;
		ask.addEventListener('load', () => done?.(ask));
		ask.send(body);
	}

	function begin() {
		if (/\/change\/$/.test(location.pathname))
			post(location.pathname.replace(/change\/$/, 'presence/'),
				new URLSearchParams({
					csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
				}), 'text');
	}
	form.addEventListener('input', begin, { once: true });
	form.addEventListener('input', keep);

	/* --- more rows, in place ----------------------------------------------- */

	function addRows(editor) {
		const prefix = editor.dataset.rows;
		const total = form.elements[`${prefix}-TOTAL_FORMS`];
		const last = [...editor.querySelectorAll('.entry')]
			.findLast((entry) => !entry.querySelector('[name$="-kept"]'));
		let first;

		if (!last)
			return false;
		for (let i = 0; i < 3; i++) {
			const n = Number(total.value);
			const entry = last.cloneNode(true);
			const old = new RegExp(`(${prefix}-)\\d+(-)`);
			for (const part of [entry, ...entry.querySelectorAll('*')])
				for (const name of ['id', 'name', 'for', 'aria-describedby'])
					if (part.hasAttribute(name))
						part.setAttribute(name, part.getAttribute(name)
							.replace(old, `$1${n}$2`));
			entry.setAttribute('aria-label', entry.getAttribute('aria-label')
				.replace(/\d+$/, n + 1));
			for (const control of entry.querySelectorAll('input, select')) {
				if (control.type === 'radio' || control.type === 'checkbox')
					control.checked = false;
				else
					control.value = '';
				control.removeAttribute('aria-invalid');
			}
			for (const error of entry.querySelectorAll('.error'))
				error.remove();
			total.before(entry);
			total.value = n + 1;
			first ??= entry.querySelector('input, select');
		}
		first.focus();
		return true;
	}
	for (const editor of form.querySelectorAll('[data-rows]'))
		editor.querySelector('button[name^="_addrow_"]')
			.addEventListener('click', (event) => {
				if (addRows(editor))
					event.preventDefault();
			});

	/* --- the preview, as one types ------------------------------------------ */

	function preview() {
		const box = document.createElement('details');
		const summary = document.createElement('summary');
		const place = document.createElement('div');
		const address = location.pathname
			.replace(/(add|[0-9a-f-]{36}\/change)\/$/, 'preview-fragment/');
		const draw = () => box.open && post(address,
			new URLSearchParams(new FormData(form)), 'document', (ask) => {
				if (ask.status === 200 && ask.response)
					place.replaceChildren(...[...ask.response.body.childNodes]
						.map((node) => document.importNode(node, true)));
			});
		summary.textContent = 'Live preview';
		box.append(summary, place);
		form.append(box);
		box.addEventListener('toggle', draw);
		form.addEventListener('input', later(draw, 600));
	}
	if (button('_preview'))
		preview();

	/* --- keys ----------------------------------------------------------------- */

	document.addEventListener('keydown', (event) => {
		const key = event.key.toLowerCase();
		const save = (event.ctrlKey || event.metaKey) && key === 's' ? '_continue'
			: event.altKey && key === 's' ? '_save'
			: event.altKey && key === 'a' ? '_addanother'
			: event.altKey && key === 'p' ? '_preview' : null;
		if (save && button(save)) {
			event.preventDefault();
			button(save).click();
		}
	});
})();
