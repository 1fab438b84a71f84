/*
 * manager - is a project manager looking?
 *
 * The backend decides who may do what; this only spares others pages that
 * would say no at the end.
 */
import 'server-only';

import type { User } from './api/types';
import { answersForm, requireUser } from './viewer';

export type Manager =
	| { kind: 'manager'; user: User }
	/* Signed in, and no project manager. */
	| { kind: 'member'; user: User }
	| { kind: 'unavailable' };

/* Who is not signed in is sent there and comes back to next. */
export async function manager(next: string): Promise<Manager> {
	const user = await requireUser(next);
	return user === null ? { kind: 'unavailable' }
		: { kind: user.isProjectManager ? 'manager' : 'member', user };
}

/*
 * The same on the page of a form.  When the page answers that form it is the
 * form again, with what was typed, whatever happened meanwhile: the session may
 * be over, the posting deleted, the backend away.
 */
export const formManager = async (next: string): Promise<Manager | { kind: 'again' }> =>
	await answersForm() ? { kind: 'again' } : manager(next);
