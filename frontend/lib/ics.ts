/*
 * ics - the meetings of a role as a calendar (RFC 5545)
 *
 * Times stay wall times with the name of their zone.  The zone is written down
 * as its changes of some years, for readers that do not know its name.
 */
import { moment, nextDay, wall, type Cadence, type Slot } from './meetings';
import type { Posting } from './postings';
import { SITE } from './site';
import { headline } from './summary';
import type { Day } from './words';

const DAY = 86_400_000;
const MINUTE = 60_000;

const CODES: Record<Day, string> = {
	Mon: 'MO', Tue: 'TU', Wed: 'WE', Thu: 'TH', Fri: 'FR', Sat: 'SA', Sun: 'SU',
};

const rhythms: Record<Cadence, (day: string) => string> = {
	weekly: (day) => `FREQ=WEEKLY;BYDAY=${day}`,
	biweekly: (day) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`,
	monthly_first: (day) => `FREQ=MONTHLY;BYDAY=1${day}`,
	monthly_second: (day) => `FREQ=MONTHLY;BYDAY=2${day}`,
	monthly_third: (day) => `FREQ=MONTHLY;BYDAY=3${day}`,
	monthly_fourth: (day) => `FREQ=MONTHLY;BYDAY=4${day}`,
	monthly_last: (day) => `FREQ=MONTHLY;BYDAY=-1${day}`,
};

const escaped = (text: string): string =>
	text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
		.replace(/[\u0000-\u001f\u007f]/g, '');

/* A line has at most 75 bytes; what follows begins with a blank. */
export function folded(line: string): string {
	const parts: string[] = [];
	let part = '', bytes = 0;
	for (const letter of line) {
		const size = Buffer.byteLength(letter);
		if (bytes + size > (parts.length === 0 ? 75 : 74)) {
			parts.push(part);
			part = '';
			bytes = 0;
		}
		part += letter;
		bytes += size;
	}
	return [...parts, part].join('\r\n ');
}

/* 20261202T180000, of a wall time counted as if it were UTC. */
const stamp = (local: number): string =>
	new Date(local).toISOString().slice(0, 19).replace(/[-:]/g, '');

/* --- zones ----------------------------------------------------------------- */

/* How far the clocks are ahead of UTC. */
const offset = (at: number, zone: string): number => wall(at, zone) - at;

function signed(ms: number): string {
	const minutes = Math.abs(Math.round(ms / MINUTE));
	const two = (n: number) => String(n).padStart(2, '0');
	return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/* The first minute after from at which the clocks differ from those at from. */
function change(from: number, to: number, zone: string): number {
	const before = offset(from, zone);
	let low = from, high = to;
	while (high - low > MINUTE) {
		const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
		if (offset(middle, zone) === before)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* A year back, so that what began before now is covered, and five ahead. */
function timezone(zone: string, now: number): string[] {
	const year = new Date(now).getUTCFullYear();
	const from = Date.UTC(year - 1, 0, 1), to = Date.UTC(year + 5, 0, 1);
	const usual = Math.min(offset(from, zone), offset(from + 182 * DAY, zone));
	const observance = (local: number, before: number, after: number) => {
		const kind = after > usual ? 'DAYLIGHT' : 'STANDARD';
		return [`BEGIN:${kind}`, `DTSTART:${stamp(local)}`, `TZOFFSETFROM:${signed(before)}`,
			`TZOFFSETTO:${signed(after)}`, `END:${kind}`];
	};
	const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`,
		...observance(from, offset(from, zone), offset(from, zone))];
	for (let week = from; week < to; week += 7 * DAY)
		if (offset(week, zone) !== offset(week + 7 * DAY, zone)) {
			const at = change(week, week + 7 * DAY, zone);
			const before = offset(week, zone);
			lines.push(...observance(at + before, before, offset(at, zone)));
		}
	return [...lines, 'END:VTIMEZONE'];
}

/* --- meetings -------------------------------------------------------------- */

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/* A wall time that there is: in spring an hour is left out. */
const real = (local: number, zone: string) => wall(moment(local, zone), zone);

const inZone = (local: number, zone: string) =>
	zone === 'UTC' ? `:${stamp(local)}Z` : `;TZID=${zone}:${stamp(local)}`;

function event(posting: Posting, slot: Slot, n: number, address: string, now: number): string[] {
	const day = nextDay(slot, now) * DAY;
	const from = minutes(slot.start), to = minutes(slot.end);
	const start = real(day + from * MINUTE, slot.tz);
	const end = real(day + (to + (to < from ? 1440 : 0)) * MINUTE, slot.tz);
	const name = slot.team ? `${slot.team}: ${headline(posting)}` : headline(posting);
	return [
		'BEGIN:VEVENT',
		`UID:${posting.id}-${n}@${new URL(address).hostname}`,
		/* Of the posting: so that a file that says the same is the same. */
		`DTSTAMP:${stamp(Date.parse(posting.openedAt ?? '1970-01-01'))}Z`,
		`DTSTART${inZone(start, slot.tz)}`,
		`DTEND${inZone(end, slot.tz)}`,
		`RRULE:${rhythms[slot.cadence](CODES[slot.day])}`,
		`SUMMARY:${escaped(name)}`,
		`URL:${address}`,
		'END:VEVENT',
	];
}

/* address: of the posting's page. */
export function calendar(posting: Posting, address: string, now = Date.now()): string {
	const zones = [...new Set(posting.slots.map(({ tz }) => tz))]
		.filter((zone) => zone !== 'UTC');
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//${SITE}//Meetings//EN`,
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escaped(headline(posting))}`,
		...zones.flatMap((zone) => timezone(zone, now)),
		...posting.slots.flatMap((slot, n) => event(posting, slot, n + 1, address, now)),
		'END:VCALENDAR',
		'',
	].map(folded).join('\r\n');
}
