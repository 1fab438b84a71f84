/*
 * action-form - a form whose errors stand at the top and at the field
 *
 *	<ActionForm action={signIn} title="Sign in" submit="Sign in">
 *		<TextField name="email" label="Email" />
 *	</ActionForm>
 *
 * It works without JavaScript: the page comes back with the errors and with
 * what was typed.  It also writes the page's title, which starts with "Error:"
 * when there are some.  A form with buttons of its own passes them as submit.
 */
'use client';

import Link from 'next/link';
import { createContext, useActionState, useContext, useEffect, useRef,
	type ReactNode } from 'react';

import { again, typed, untouched, type Action, type FormState,
	type Values } from '@/lib/form-state';
import { SITE } from '@/lib/site';
import { answered } from '@/lib/unanswered';

type Labels = Record<string, string>;

const Context = createContext<FormState>(untouched);

/* What the form answered last. */
export const useFormState = () => useContext(Context);

/* A field's messages, what it showed when the form was sent, and is it next. */
export function useField(name: string) {
	const state = useContext(Context);
	return {
		sent: state.sent,
		next: state.focus === name,
		value: state.values[name],
		errors: state.problems.filter((problem) => problem.field === name)
			.map((problem) => problem.message),
	};
}

function Summary({ state, labels }: { state: FormState; labels: Labels }) {
	const box = useRef<HTMLDivElement>(null);

	useEffect(() => {
		box.current?.focus();
	}, [state]);
	return (
		<div className="summary" tabIndex={-1} ref={box}>
			<div role="alert">
				<h2>There is a problem</h2>
				<ul>
					{state.problems.map(({ field, message }, i) => (
						<li key={i}>
							{field === null ? message : (
								<a href={`#${field}`}>
									{labels[field] ? `${labels[field]}: ${message}` : message}
								</a>
							)}
						</li>
					))}
				</ul>
				{state.expired && (
					<p>
						<Link href="/login" target="_blank" prefetch={false}>
							Sign in in a new tab
						</Link>
						, then come back here. What you typed is still in the form.
					</p>
				)}
			</div>
		</div>
	);
}

/*
 * The Enter key uses a form's first button.  Where that would be one that only
 * adds or removes something, this comes before it, and nobody sees it.
 */
export const EnterSends = () =>
	<button className="hidden" tabIndex={-1} aria-hidden="true">Send</button>;

/* Whoever was deciding upon a clash still is. */
const unsent = (before: FormState, form: FormData, reason: string): FormState => ({
	...before, ...again(before, typed(form), [{ field: null, message: reason }]) });

export function ActionForm({ action, title, submit, labels = {}, values = {}, wide = false, children }: {
	action: Action;
	title: string;
	/* The words of the one button, or all there are. */
	submit: ReactNode;
	/* How the summary calls the fields. */
	labels?: Labels;
	/* What the fields hold before anything was sent. */
	values?: Values;
	/* More than a column of short fields. */
	wide?: boolean;
	children: ReactNode;
}) {
	const [state, send, pending] = useActionState(answered(action, unsent), untouched);
	const bad = state.problems.length > 0;

	return (
		<>
			<title>{`${bad ? 'Error: ' : ''}${title} – ${SITE}`}</title>
			{bad && <Summary state={state} labels={labels} />}
			<p className="hidden" role="status">{pending ? 'Sending…' : ''}</p>
			{/*
			 * Fields start anew with what was typed, however often it is sent; what
			 * was typed while an answer is on its way would be lost.
			 */}
			<form action={send} className={wide ? 'form form-wide' : 'form'} noValidate
				key={state.sent} aria-busy={pending} inert={pending}>
				<Context value={state.sent > 0 ? state : { ...state, values }}>
					{children}
					{typeof submit === 'string'
						? <p><button className="button">{submit}</button></p> : submit}
				</Context>
			</form>
		</>
	);
}
