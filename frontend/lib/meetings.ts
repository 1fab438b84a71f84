/*
 * meetings - when teams meet, in their zone and in yours
 *
 * A slot is wall time in a zone of its own.  To say it in another zone we take
 * its next occurrence, since the difference may change with the clocks.  Zones
 * are the system's; no offset is kept.
 */
import { DAYS, dayNames, type Day } from './words';

export type Cadence = 'weekly' | 'biweekly' | 'monthly_first' | 'monthly_second'
	| 'monthly_third' | 'monthly_fourth' | 'monthly_last';

export type Slot = {
	team: string;
	day: Day;
	start: string;
	end: string;
	tz: string;
	cadence: Cadence;
	startsOn: string | null;
	need: 'must' | 'should' | 'could';
	flexible: boolean;
};

export const DEFAULT_ZONE = 'America/Los_Angeles';
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const rhythms: Record<Cadence, (day: string) => string> = {
	weekly: (day) => day,
	biweekly: (day) => `Every second ${day}`,
	monthly_first: (day) => `First ${day} of the month`,
	monthly_second: (day) => `Second ${day} of the month`,
	monthly_third: (day) => `Third ${day} of the month`,
	monthly_fourth: (day) => `Fourth ${day} of the month`,
	monthly_last: (day) => `Last ${day} of the month`,
};

/* As a choice names them. */
export const cadences: Record<Cadence, string> = {
	weekly: 'Every week',
	biweekly: 'Every two weeks',
	monthly_first: 'First of the month',
	monthly_second: 'Second of the month',
	monthly_third: 'Third of the month',
	monthly_fourth: 'Fourth of the month',
	monthly_last: 'Last of the month',
};

export const needs: Record<Slot['need'], string> = {
	must: 'Everybody, always',
	should: 'Who can',
	could: 'Who likes to',
};

const knownZones = new Map<string, boolean>();

function isZone(zone: string): boolean {
	let found = knownZones.get(zone);
	if (found === undefined) {
		try {
			new Intl.DateTimeFormat('en-US', { timeZone: zone });
			found = true;
		} catch {
			found = false;
		}
		knownZones.set(zone, found);
	}
	return found;
}

/* The backend may know later zones than we do: one that we do not is the usual one. */
const known = (zone: string) => isZone(zone) ? zone : DEFAULT_ZONE;

const has = <T extends string>(table: Record<T, unknown>, value: unknown): value is T =>
	typeof value === 'string' && Object.hasOwn(table, value);

function slot(item: unknown): Slot | null {
	if (typeof item !== 'object' || item === null)
		return null;
	const it = item as Record<string, unknown>;
	if (!has(dayNames, it.day) || !TIME.test(String(it.start)) ||
	    !TIME.test(String(it.end)) || it.start === it.end)
		return null;
	return {
		team: typeof it.team === 'string' ? it.team : '',
		day: it.day,
		start: String(it.start),
		end: String(it.end),
		tz: typeof it.tz === 'string' ? known(it.tz) : DEFAULT_ZONE,
		cadence: has(rhythms, it.cadence) ? it.cadence : 'weekly',
		startsOn: typeof it.starts_on === 'string' ? it.starts_on : null,
		need: it.need === 'should' || it.need === 'could' ? it.need : 'must',
		flexible: it.flexible === true,
	};
}

/* What of meeting_times can be understood; old rows may hold anything. */
export const slots = (items: unknown): Slot[] =>
	(Array.isArray(items) ? items : []).map(slot).filter((one) => one !== null);

/* --- calendar ----------------------------------------------------------- */

const DAY = 86_400_000;

/* Days since 1970 of the date in that zone at this moment. */
function localDay(at: number, zone: string): number {
	const [year = 0, month = 1, day = 1] = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
		.format(at).split('-').map(Number);
	return Date.UTC(year, month - 1, day) / DAY;
}

/* 1970-01-01 was a Thursday; Monday is 0. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;

function nthOfMonth(day: number): { nth: number; last: boolean } {
	const date = new Date(day * DAY);
	const next = new Date((day + 7) * DAY);
	return {
		nth: Math.ceil(date.getUTCDate() / 7),
		last: next.getUTCMonth() !== date.getUTCMonth(),
	};
}

const NTH: Partial<Record<Cadence, number>> = {
	monthly_first: 1, monthly_second: 2, monthly_third: 3, monthly_fourth: 4,
};

function meets(one: Slot, day: number): boolean {
	if (weekday(day) !== DAYS.indexOf(one.day))
		return false;
	switch (one.cadence) {
	case 'weekly':
		return true;
	case 'biweekly': {
		if (!one.startsOn)
			return true;
		const from = Date.parse(`${one.startsOn}T00:00:00Z`) / DAY;
		return Number.isNaN(from) || (day - from) % 14 === 0;
	}
	case 'monthly_last':
		return nthOfMonth(day).last;
	default:
		return nthOfMonth(day).nth === NTH[one.cadence];
	}
}

/* The day (since 1970) of its next meeting, today included. */
export function nextDay(one: Slot, now: number): number {
	let day = localDay(now, one.tz);
	for (let i = 0; i < 63 && !meets(one, day); i++)
		day++;
	return day;
}

const wallFormats = new Map<string, Intl.DateTimeFormat>();

/* A moment as the clocks of a zone show it, counted as if that were UTC. */
export function wall(at: number, zone: string): number {
	let format = wallFormats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone: known(zone), hourCycle: 'h23', year: 'numeric', month: 'numeric',
			day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
		});
		wallFormats.set(zone, format);
	}
	const part: Record<string, number> = {};
	for (const { type, value } of format.formatToParts(at))
		part[type] = Number(value);
	return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1,
		part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
}

/*
 * The moment of a wall time.  One that does not exist (spring) moves forward
 * by the gap; of one that is twice (autumn), the first.
 */
export function moment(local: number, zone: string): number {
	const before = local - (wall(local - DAY, zone) - (local - DAY));
	const after = local - (wall(local + DAY, zone) - (local + DAY));
	return wall(before, zone) === local ? before
		: wall(after, zone) === local ? after : before;
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export type When = { day: Day; start: string; end: string };

const clock = (local: number) => new Date(local).toISOString().slice(11, 16);

/* The slot's next meeting as the clocks of another zone show it. */
export function inZone(one: Slot, zone: string, now = Date.now()): When {
	const day = nextDay(one, now) * DAY;
	const from = minutes(one.start);
	const to = minutes(one.end);
	const start = wall(moment(day + from * 60_000, one.tz), zone);
	const end = wall(moment(day + (to + (to < from ? 1440 : 0)) * 60_000, one.tz), zone);
	return {
		day: DAYS[weekday(Math.floor(start / DAY))]!,
		start: clock(start),
		end: clock(end),
	};
}

/* --- words -------------------------------------------------------------- */

/* "Pacific", or how else people call a zone. */
export function zoneName(zone: string, now = Date.now()): string {
	if (zone === 'UTC')
		return zone;
	const name = new Intl.DateTimeFormat('en-US',
		{ timeZone: known(zone), timeZoneName: 'longGeneric' })
		.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? zone;
	return name.replace(/ (Standard )?Time$/, '');
}

/* "Wednesday 18:00–19:00 Pacific" */
export const there = (one: Slot): string =>
	`${rhythms[one.cadence](dayNames[one.day])} ${one.start}–${one.end} ${zoneName(one.tz)}`;

/* How much one has to be there, and how fixed the time is. */
export const notes = ({ need, flexible }: Slot): string =>
	({ must: '', should: ' (come if you can)', could: ' (optional)' })[need] +
	(flexible ? '; the time may move' : '');

/* "21:00–22:00 your time", with the day when it is another; null: no difference. */
export function here(one: Slot, zone: string, now = Date.now()): string | null {
	const when = inZone(one, zone, now);
	if (when.day === one.day && when.start === one.start && when.end === one.end)
		return null;
	const day = when.day === one.day ? '' : `${dayNames[when.day]} `;
	return `${day}${when.start}–${when.end} your time`;
}
