/*
 * copy-text - a text to take along; where scripts run, by one button
 */
'use client';

import { useRef, useState } from 'react';

import { useScripted } from './fields';

export function CopyText({ id, label, text, rows }: {
	id: string;
	label: string;
	text: string;
	rows: number;
}) {
	const box = useRef<HTMLTextAreaElement>(null);
	const [said, setSaid] = useState('');
	const scripted = useScripted();

	/* A browser that may not copy selects the text, which is half of it. */
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text);
			setSaid('Copied.');
		} catch {
			box.current?.select();
			setSaid('Selected: now copy it with your keyboard or menu.');
		}
	};
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			<textarea id={id} ref={box} readOnly rows={rows} value={text} />
			<p className="cluster">
				{scripted && (
					<button type="button" className="button button-quiet button-small" onClick={copy}>
						Copy<span className="hidden"> {label.charAt(0).toLowerCase() + label.slice(1)}</span>
					</button>
				)}
				<span role="status">{said}</span>
			</p>
		</div>
	);
}
