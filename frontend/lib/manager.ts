/*
 * manager - is a project manager looking?
 *
 * The backend decides who may do what; this only spares others pages that
 * would say no at the end.
 */
import 'server-only';

import type { User } from './api/types';
import { formViewer, requireUser } from './viewer';

export type Manager =
	| { kind: 'manager'; user: User }
	/* Signed in, and no project manager. */
	| { kind: 'member'; user: User }
	| { kind: 'unavailable' };

const of = (user: User | null): Manager => user === null ? { kind: 'unavailable' }
	: { kind: user.isProjectManager ? 'manager' : 'member', user };

/* Who is not signed in is sent there and comes back to next. */
export const manager = async (next: string): Promise<Manager> => of(await requireUser(next));

/* The same on the page of a form, where the session may have ended meanwhile. */
export async function formManager(next: string): Promise<Manager | { kind: 'ended' }> {
	const who = await formViewer(next);
	return who.kind === 'visitor' ? { kind: 'ended' }
		: of(who.kind === 'member' ? who.user : null);
}
