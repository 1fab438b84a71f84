/*
 * action-form - a form whose errors stand at the top and at the field
 *
 *	<ActionForm action={signIn} title="Sign in" submit="Sign in">
 *		<TextField name="email" label="Email" />
 *	</ActionForm>
 *
 * It works without JavaScript: the page comes back with the errors and with
 * what was typed.  It also writes the page's title, which starts with "Error:"
 * when there are some.
 */
'use client';

import Link from 'next/link';
import { createContext, useActionState, useContext, useEffect, useRef,
	type ReactNode } from 'react';

import { untouched, type Action, type FormState } from '@/lib/form-state';
import { SITE } from '@/lib/site';

type Labels = Record<string, string>;

const Context = createContext<FormState>(untouched);

/* A field's messages and what it showed when the form was sent. */
export function useField(name: string) {
	const state = useContext(Context);
	return {
		sent: state.sent,
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

export function ActionForm({ action, title, submit, more, labels = {}, wide, children }: {
	action: Action;
	title: string;
	submit: string;
	/* Other ways to send it: buttons with a name of their own. */
	more?: ReactNode;
	/* How the summary calls the fields. */
	labels?: Labels;
	/* As wide as the page, not as a line of text. */
	wide?: boolean;
	children: ReactNode;
}) {
	const [state, send, pending] = useActionState(action, untouched);
	const bad = state.problems.length > 0;

	return (
		<>
			<title>{`${bad ? 'Error: ' : ''}${title} – ${SITE}`}</title>
			{bad && <Summary state={state} labels={labels} />}
			{/* Fields start anew with what was typed, however often it is sent. */}
			<form action={send} className={wide ? 'form form-wide' : 'form'} noValidate key={state.sent}
				aria-busy={pending}>
				<Context value={state}>{children}</Context>
				<p className="cluster">
					<button className="button">{submit}</button>
					{more}
				</p>
			</form>
		</>
	);
}
