/*
 * auto-submit - comfort of the filter form, where scripts run
 *
 * It sends the form shortly after a change, and keeps its controls as the
 * address says when one goes back, or removes a filter elsewhere.
 */
'use client';

import { useEffect, useRef } from 'react';

const DELAY = 400;

type Control = HTMLInputElement | HTMLSelectElement;

/* Was something chosen before the script was there?  Text may be half typed. */
function touched(form: HTMLFormElement): boolean {
	return [...form.querySelectorAll<HTMLInputElement>('[type=checkbox]')]
		.some((box) => box.checked !== box.defaultChecked) ||
		[...form.querySelectorAll('option')]
			.some((option) => option.defaultSelected && !option.selected);
}

/* What the server says a control holds. */
function restore(control: Control): void {
	if (control instanceof HTMLSelectElement)
		for (const option of control.options)
			option.selected = option.defaultSelected;
	else if (control.type === 'checkbox')
		control.checked = control.defaultChecked;
	else if (control !== document.activeElement)
		control.value = control.defaultValue;
}

export function AutoSubmit({ here }: { here: string }) {
	const mark = useRef<HTMLSpanElement>(null);
	const timer = useRef<number>(undefined);

	useEffect(() => {
		const form = mark.current?.closest('form');
		const changed = () => {
			window.clearTimeout(timer.current);
			timer.current = window.setTimeout(() => {
				timer.current = undefined;
				form?.requestSubmit();
			}, DELAY);
		};
		const sent = () => {
			window.clearTimeout(timer.current);
			timer.current = undefined;
		};

		if (form && touched(form))
			changed();
		form?.addEventListener('change', changed);
		form?.addEventListener('submit', sent);
		return () => {
			window.clearTimeout(timer.current);
			form?.removeEventListener('change', changed);
			form?.removeEventListener('submit', sent);
		};
	}, []);

	useEffect(() => {
		if (timer.current === undefined)
			mark.current?.closest('form')
				?.querySelectorAll<Control>('input, select').forEach(restore);
	}, [here]);

	return <span ref={mark} hidden />;
}
