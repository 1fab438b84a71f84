/*
 * words - how values are said to people
 */
import type { Area, Environment, Status } from './api/types';

export const areas: Record<Area, string> = {
	data_science: 'Data Science',
	engineering: 'Engineering',
	devops: 'DevOps',
	project_management: 'Project/Product Management',
	ui_ux: 'UI/UX',
};

export const AREAS = Object.keys(areas) as Area[];

export const isArea = (value: string): value is Area => Object.hasOwn(areas, value);

export const environments: Record<Environment, string> = {
	remote: 'Remote',
	hybrid: 'Hybrid',
	in_person: 'In person',
};

export const statuses: Record<Status, string> = {
	open: 'Open',
	closed: 'Closed',
	on_hold: 'On hold',
	filled: 'Filled',
	draft: 'Draft',
};

export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Day = (typeof DAYS)[number];

export const dayNames: Record<Day, string> = {
	Mon: 'Monday', Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday',
	Fri: 'Friday', Sat: 'Saturday', Sun: 'Sunday',
};

/* plural(1, 'role') is "1 role"; of what ends otherwise, say both. */
export const plural = (n: number, one: string, many = `${one}s`) =>
	`${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

export const hoursAWeek = (n: number) =>
	n === 0 ? 'Hours to be agreed' : `${plural(n, 'hour')} a week`;

const dayFormat = new Intl.DateTimeFormat('en-US',
	{ year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });

/* A date of the API, or the day of a moment where the organisation is. */
export function date(value: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(value))
		return dayFormat.format(new Date(`${value}T00:00:00Z`));
	return new Intl.DateTimeFormat('en-US', {
		year: 'numeric', month: 'long', day: 'numeric',
		timeZone: 'America/Los_Angeles',
	}).format(new Date(value));
}

/* A moment to the minute, where the organisation is. */
export const moment = (value: string) => new Intl.DateTimeFormat('en-US', {
	month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
	hourCycle: 'h23', timeZone: 'America/Los_Angeles', timeZoneName: 'short',
}).format(new Date(value));

/* Today where the organisation is, as the backend counts it. */
export const today = (now = new Date()) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(now);

/* skill_names and the like: what is no text is left out. */
export const names = (values: readonly unknown[] | null | undefined): string[] =>
	(values ?? []).filter((value) => typeof value === 'string');
