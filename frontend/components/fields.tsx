/*
 * fields - labelled inputs of an <ActionForm>
 *
 * Hint, then message, then the input, which names both; the id is the name, so
 * that the summary can link to it.
 */
'use client';

import { useState, useSyncExternalStore, type InputHTMLAttributes, type ReactNode } from 'react';

import { useField } from './action-form';

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'style'>;

/* What stands around every control of one line. */
export function Labelled({ name, label, hint, errors, children }: {
	name: string;
	label: ReactNode;
	hint?: ReactNode;
	errors: string[];
	children: ReactNode;
}) {
	return (
		<div className={errors.length > 0 ? 'field field-bad' : 'field'}>
			<label htmlFor={name}>{label}</label>
			{hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
			{errors.length > 0 && (
				<p className="error" id={`${name}-error`}>
					<span className="hidden">Error: </span>
					{errors.join(' ')}
				</p>
			)}
			{children}
		</div>
	);
}

/* aria-describedby: the hint, then the message. */
export function describedBy(name: string, hint: boolean, errors: string[]) {
	const ids = [hint && `${name}-hint`, errors.length > 0 && `${name}-error`]
		.filter(Boolean).join(' ');
	return {
		'aria-invalid': errors.length > 0 || undefined,
		'aria-describedby': ids || undefined,
	};
}

export function TextField({ name, label, hint, defaultValue, ...input }: Input & {
	name: string;
	label: ReactNode;
	hint?: ReactNode;
}) {
	const { value, errors } = useField(name);
	const shown = typeof value === 'string' ? value : defaultValue;

	return (
		<Labelled name={name} label={label} hint={hint} errors={errors}>
			<input {...input} id={name} name={name} defaultValue={shown}
				{...describedBy(name, hint !== undefined, errors)} />
		</Labelled>
	);
}

const never = () => () => {};

/* Do scripts run?  Not on the server, nor before the page is taken over. */
export const useScripted = () => useSyncExternalStore(never, () => true, () => false);

/* Shows what is typed on demand, where scripts run; never sends it back. */
export function PasswordField({ name, label, hint, ...input }: Input & {
	name: string;
	label: ReactNode;
	hint?: ReactNode;
}) {
	const { errors } = useField(name);
	const [open, setOpen] = useState(false);
	const scripted = useScripted();

	return (
		<Labelled name={name} label={label} hint={hint} errors={errors}>
			<span className="password">
				<input {...input} id={name} name={name} type={open ? 'text' : 'password'}
					autoCapitalize="none" spellCheck={false}
					{...describedBy(name, hint !== undefined, errors)} />
				{scripted && (
					<button type="button" className="button button-quiet"
						onClick={() => setOpen(!open)}>
						{open ? 'Hide' : 'Show'}
						<span className="hidden"> password</span>
					</button>
				)}
			</span>
		</Labelled>
	);
}
