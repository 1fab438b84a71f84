/*
 * fields - labelled inputs of an <ActionForm>
 *
 * Hint, then message, then the input, which names both; the id is the name, so
 * that the summary can link to it.
 */
'use client';

import { useState, useSyncExternalStore, type InputHTMLAttributes, type ReactNode,
	type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

import { useField } from './action-form';

type Own = 'id' | 'name' | 'style' | 'defaultValue';
type Input = Omit<InputHTMLAttributes<HTMLInputElement>, Own>;
type Select = Omit<SelectHTMLAttributes<HTMLSelectElement>, Own>;
type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>;

type Named = {
	name: string;
	label: ReactNode;
	hint?: ReactNode;
	defaultValue?: string | number | undefined;
};

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
function describedBy(name: string, hint: boolean, errors: string[]) {
	const ids = [hint && `${name}-hint`, errors.length > 0 && `${name}-error`]
		.filter(Boolean).join(' ');
	return {
		'aria-invalid': errors.length > 0 || undefined,
		'aria-describedby': ids || undefined,
	};
}

/* What every control of one line has in common. */
function useControl({ name, label, hint, defaultValue }: Named) {
	const { value, errors, next } = useField(name);

	return {
		around: { name, label, hint, errors },
		control: {
			id: name,
			name,
			defaultValue: typeof value === 'string' ? value : defaultValue,
			autoFocus: next,
			...describedBy(name, hint !== undefined, errors),
		},
	};
}

export function TextField({ name, label, hint, defaultValue, ...input }: Input & Named) {
	const { around, control } = useControl({ name, label, hint, defaultValue });

	return <Labelled {...around}><input {...input} {...control} /></Labelled>;
}

export function TextArea({ name, label, hint, defaultValue, ...area }: Area & Named) {
	const { around, control } = useControl({ name, label, hint, defaultValue });

	return <Labelled {...around}><textarea {...area} {...control} /></Labelled>;
}

export function SelectField({ name, label, hint, defaultValue, children, ...select }: Select & Named) {
	const { around, control } = useControl({ name, label, hint, defaultValue });

	return (
		<Labelled {...around}>
			<select {...select} {...control}>{children}</select>
		</Labelled>
	);
}

/* A box to tick.  Unticked boxes are not sent: after that, nothing is no. */
export function CheckField({ name, label, defaultChecked = false }: {
	name: string;
	label: ReactNode;
	defaultChecked?: boolean;
}) {
	const { value, sent } = useField(name);

	return (
		<div className="choice">
			<input type="checkbox" id={name} name={name} value="on"
				defaultChecked={value === 'on' || (sent === 0 && defaultChecked)} />
			<label htmlFor={name}>{label}</label>
		</div>
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
