/*
 * lifecycle - the states of a posting, what may be done in each, and when it
 * ends
 */
import type { Body, Opportunity } from './api/types';
import { plural } from './words';

/* How long a role is listed when nobody says otherwise. */
const DAYS_LISTED = 60;
/* How many days before the end it is time to renew, and high time. */
export const SOON = 14;
export const VERY_SOON = 3;

export type Move = 'publish' | 'reopen' | 'renew' | 'found' | 'fill' | 'hold' | 'close';

type State = Pick<Opportunity, 'status' | 'closes_on' | 'openings'>;

const DAY = 86_400_000;

export const addDays = (date: string, days: number): string =>
	new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

const daysBetween = (from: string, to: string) =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;

/* Days until the last one on which it is listed; null: it has no end. */
export const daysLeft = ({ closes_on }: State, today: string): number | null =>
	closes_on === null ? null : daysBetween(today, closes_on);

export function inDays(days: number): string {
	if (days < 0)
		return `closed ${plural(-days, 'day')} ago`;
	return days === 0 ? 'closes today' : `closes in ${plural(days, 'day')}`;
}

/* --- groups ------------------------------------------------------------- */

export const groups = {
	expired: 'Expired',
	expiring: 'Expiring soon',
	open: 'Open',
	draft: 'Drafts',
	on_hold: 'On hold',
	filled: 'Filled',
	closed: 'Closed',
} as const;

export type Group = keyof typeof groups;

export function groupOf(one: State, today: string): Group {
	if (one.status !== 'open')
		return one.status;
	const left = daysLeft(one, today);
	if (left === null || left > SOON)
		return 'open';
	return left < 0 ? 'expired' : 'expiring';
}

/* --- moves -------------------------------------------------------------- */

export const moveNames: Record<Move, string> = {
	publish: 'Publish',
	reopen: 'Publish again',
	renew: `Renew for ${DAYS_LISTED} days`,
	found: 'One person found',
	fill: 'Mark as filled',
	hold: 'Put on hold',
	close: 'Close',
};

/* Renewing is urgent when the end is near, and possible while there is one. */
function openMoves({ openings, closes_on }: State, group: Group): Move[] {
	if (group === 'expired')
		return ['renew', 'close'];
	const others: Move[] = [...(openings > 1 ? ['found' as const] : []), 'fill', 'hold'];
	if (group === 'expiring')
		return ['renew', ...others, 'close'];
	return [...others, ...(closes_on === null ? [] : ['renew' as const]), 'close'];
}

/* What may be done now, the most likely first. */
export function moves(one: State, today: string): Move[] {
	switch (one.status) {
	case 'draft':
		return ['publish'];
	case 'on_hold':
		return ['reopen', 'fill', 'close'];
	case 'filled':
		return ['reopen', 'close'];
	case 'closed':
		return ['reopen'];
	case 'open':
		return openMoves(one, groupOf(one, today));
	}
}

/* Does it put the posting before members? */
export const publishes = (move: Move) => move === 'publish' || move === 'reopen';

/* What a move changes.  Who publishes without a day to come gets one. */
export function change(move: Move, one: State, today: string,
): Partial<Body<'patch', '/api/opportunities/{id}/'>> {
	const later = addDays(today, DAYS_LISTED);

	switch (move) {
	case 'publish':
	case 'reopen':
		return {
			status: 'open',
			closes_on: one.closes_on !== null && one.closes_on >= today
				? one.closes_on : later,
		};
	case 'renew':
		return { closes_on: later };
	case 'found':
		return one.openings > 1 ? { openings: one.openings - 1 } : { status: 'filled' };
	case 'fill':
		return { status: 'filled' };
	case 'hold':
		return { status: 'on_hold' };
	case 'close':
		return { status: 'closed' };
	}
}
