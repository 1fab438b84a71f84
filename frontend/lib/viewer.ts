/*
 * viewer - who looks at the page
 *
 * One call per request, and none for who has no session cookie.  It opens
 * nothing: each page asks requireUser, each action asks again, and the backend
 * decides.  Layouts do not run again on a soft navigation, so they never gate.
 */
import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { api } from './api/client';
import type { User } from './api/types';
import { signInAt } from './next';

export type Viewer =
	| { kind: 'visitor' }
	| { kind: 'member'; user: User }
	/* The backend does not say. */
	| { kind: 'unknown' };

export const viewer = cache(async (): Promise<Viewer> => {
	if (!(await cookies()).has('sessionid'))
		return { kind: 'visitor' };
	const me = await api('get', '/api/auth/me/');
	switch (me.kind) {
	case 'ok':
		return { kind: 'member', user: me.data };
	case 'unauthenticated':
		return { kind: 'visitor' };
	default:
		return { kind: 'unknown' };
	}
});

/*
 * The signed-in user; who is not is sent to sign in and comes back to next.
 * null when the backend does not answer: the page then says so.
 */
export async function requireUser(next: string): Promise<User | null> {
	const who = await viewer();
	if (who.kind === 'visitor')
		redirect(signInAt(next));
	return who.kind === 'member' ? who.user : null;
}

/*
 * Does the page answer a form?  proxy.ts says so by the method: what is in the
 * other headers comes along when an action leads to another page.
 */
export const answersForm = async (): Promise<boolean> =>
	(await headers()).get('x-sent-form') === 'yes';

/*
 * Who fills in a form.  A visitor is sent to sign in first; but when a session
 * ended while the form was open, the page that answers it must be the form
 * again, with what was typed.
 */
export async function formViewer(next: string): Promise<Viewer> {
	const who = await viewer();
	if (who.kind === 'visitor' && !await answersForm())
		redirect(signInAt(next));
	return who;
}

/*
 * The same for a page that has something to say to visitors.  user is null
 * while a form is answered whose session is over, or with the backend away.
 */
export type Filling =
	| { kind: 'form'; user: User | null }
	| { kind: 'visitor' | 'unknown' };

export async function filling(): Promise<Filling> {
	const who = await viewer();
	if (who.kind === 'member')
		return { kind: 'form', user: who.user };
	return await answersForm() ? { kind: 'form', user: null } : { kind: who.kind };
}
