/*
 * choices - groups of radio buttons of an <ActionForm>
 *
 * The first has the name as its id, so that the summary can link to it.
 */
'use client';

import type { ReactNode } from 'react';

import { useField } from './action-form';

export function RadioGroup({ name, legend, hint, options, defaultValue, className }: {
	name: string;
	legend: ReactNode;
	hint?: ReactNode;
	options: { value: string; label: ReactNode }[];
	defaultValue: string;
	/* Of what stands around one radio button and its label. */
	className?: string | undefined;
}) {
	const { value, sent, errors } = useField(name);
	const chosen = sent > 0 ? value ?? '' : defaultValue;

	return (
		<fieldset className={errors.length > 0 ? 'field field-bad' : 'field'}
			aria-describedby={hint !== undefined ? `${name}-hint` : undefined}>
			<legend>{legend}</legend>
			{hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
			{errors.length > 0 && (
				<p className="error" id={`${name}-error`}>
					<span className="hidden">Error: </span>
					{errors.join(' ')}
				</p>
			)}
			{options.map((option, i) => {
				const id = i === 0 ? name : `${name}-${i}`;

				return (
					<div className={className ?? 'choice'} key={option.value}>
						<input type="radio" id={id} name={name} value={option.value}
							defaultChecked={chosen === option.value}
							aria-describedby={i === 0 && errors.length > 0 ? `${name}-error` : undefined} />
						<label htmlFor={id}>{option.label}</label>
					</div>
				);
			})}
		</fieldset>
	);
}
