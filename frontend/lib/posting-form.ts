/*
 * posting-form - a posting as the fields of its form, and back
 */
import type { Body, Fields, Opportunity, Skill } from './api/types';
import { splitContact, withContact } from './contact';
import type { Clash, Values } from './form-state';
import { DEFAULT_ZONE, slots, there } from './meetings';
import { nameOf, rowsOf, withRows, type Row } from './rows';
import { environments } from './words';

/* The plain fields, in the order of the form, as the summary calls them. */
const plain: Record<string, string> = {
	project_name: 'Project',
	role: 'Role',
	openings: 'People wanted',
	min_experience_required: 'Experience',
	min_hours_required: 'Hours a week',
	work_environment: 'Where',
	closes_on: 'Last day',
	overview: 'About the project',
	body: 'What they will do',
	responsibilities: 'Responsibilities',
	contact: 'Contact line',
};

const slotFields: Record<string, string> = {
	team: 'team', day: 'day', start: 'start', end: 'end', tz: 'time zone',
	cadence: 'rhythm', starts_on: 'date of one meeting', need: 'who comes',
	flexible: 'the time may move',
};

const TEXTS = ['overview', 'body', 'responsibilities'] as const;

/* How many characters the API takes of each text. */
const TEXT_MOST = 20_000;

/*
 * What a browser lets one write: it counts some characters twice, and what it
 * cuts off must still be too long, for that to be said.  Without an end, a text
 * could outgrow what the server takes at once.
 */
export const TEXT_WRITABLE = 2 * TEXT_MOST + 2;

/* What the API asks for without which there is not even a draft. */
const NEEDED = ['role', 'min_hours_required', 'work_environment', 'openings'];

/* A new posting: most ask for 5 to 10 hours, and meet online. */
export const proposed: Values = {
	min_hours_required: '6', work_environment: 'remote', openings: '1' };

export const newSlot: Row = {
	team: '', day: 'Wed', start: '', end: '', tz: DEFAULT_ZONE,
	cadence: 'weekly', starts_on: '', need: 'must',
};

/* --- from the API ------------------------------------------------------- */

function slotRow(item: unknown): Row {
	const it = typeof item === 'object' && item !== null ? item as Record<string, unknown> : {};
	const said = Object.entries(it).flatMap(([key, value]) =>
		key in slotFields && typeof value === 'string' ? [[key, value]] : []);
	return { ...newSlot, ...Object.fromEntries(said), ...(it.flexible === true ? { flexible: 'on' } : {}) };
}

/* Skills that ask for most come first. */
const skillRows = (skills: Opportunity['skills']): Row[] =>
	Object.entries(skills ?? {}).sort((a, b) => b[1] - a[1])
		.map(([id, level]) => ({ id, level: String(level) }));

export function valuesOf(one: Opportunity): Values {
	const { text, contact } = splitContact(one.body);
	const values: Values = {
		project_name: one.project_name,
		role: one.role,
		openings: String(one.openings),
		min_experience_required: one.min_experience_required,
		min_hours_required: String(one.min_hours_required),
		work_environment: one.work_environment,
		closes_on: one.closes_on ?? '',
		overview: one.overview,
		body: text,
		responsibilities: one.responsibilities,
		contact,
	};
	return withRows(
		withRows(values, 'slot', (one.meeting_times ?? []).map(slotRow)),
		'skill', skillRows(one.skills));
}

/* --- to the API --------------------------------------------------------- */

const asText = (values: Values, name: string) =>
	String(values[name] ?? '').replace(/\r\n?/g, '\n');

/* A time that was not said is missing, not malformed. */
function slotOf({ team = '', day, start, end, tz, cadence, starts_on, need, flexible }: Row) {
	return {
		team, day, tz, cadence, need,
		...(start ? { start } : {}),
		...(end ? { end } : {}),
		...(starts_on ? { starts_on } : {}),
		...(flexible === 'on' ? { flexible: true } : {}),
	};
}

/* Levels are numbers there; what is none goes as it is and is refused. */
const levelOf = ({ level = '' }: Row) => /^\d$/.test(level) ? Number(level) : level;

/*
 * What the API gets.  Nothing is judged here: a number that is none, or a role
 * that was not chosen, is its to refuse.  What a new posting does not say is
 * left out, and then missing.
 */
export function bodyOf(values: Values, isNew: boolean): Body<'post', '/api/opportunities/'> {
	const body: Record<string, unknown> = {};

	for (const name of Object.keys(plain))
		if (!(isNew && NEEDED.includes(name) && asText(values, name) === ''))
			body[name] = asText(values, name);
	delete body.contact;
	body.body = withContact(asText(values, 'body'), asText(values, 'contact'));
	body.closes_on = asText(values, 'closes_on') || null;
	const meetings = rowsOf(values, 'slot').map(slotOf);
	body.meeting_times = meetings.length > 0 ? meetings : null;
	const skills = rowsOf(values, 'skill').map((row) => [row.id, levelOf(row)]);
	body.skills = skills.length > 0 ? Object.fromEntries(skills) : null;
	return body as Body<'post', '/api/opportunities/'>;
}

/* --- what was wrong ----------------------------------------------------- */

/* Every field, as the summary calls it; rows by their number. */
export function labelsOf(values: Values): Record<string, string> {
	const labels: Record<string, string> = { ...plain };
	const order = Object.keys(plain).indexOf('overview');
	const rows: Record<string, string> = {};

	rowsOf(values, 'slot').forEach((_, i) => {
		for (const [key, label] of Object.entries(slotFields))
			rows[nameOf('slot', i + 1, key)] = `Meeting ${i + 1}, ${label}`;
	});
	rows['slot-add'] = 'Meetings';
	rowsOf(values, 'skill').forEach((_, i) => {
		rows[nameOf('skill', i + 1, 'level')] = `Skill ${i + 1}`;
	});
	rows['skill-new'] = 'Skills';
	/* Between what comes before the meetings and the texts. */
	const entries = Object.entries(labels);
	return Object.fromEntries([...entries.slice(0, order),
		...Object.entries(rows), ...entries.slice(order)]);
}

const add = (fields: Fields, name: string, message: string) => {
	(fields[name] ??= []).push(message);
};

/* "Item 2, day: Bad." is about the field slot-2-day. */
function ofSlot(message: string): [string, string] {
	const [, n, key = 'day', said] = /^Item (\d+)(?:, (\w+))?: (.*)$/s.exec(message) ?? [];
	return n && said ? [nameOf('slot', Number(n), key), said] : ['slot-add', message];
}

/* "<id>: Bad." is about the row with that skill. */
function ofSkill(message: string, rows: Row[]): [string, string] {
	const [, id, said] = /^([0-9a-f-]{36}): (.*)$/s.exec(message) ?? [];
	const at = rows.findIndex((row) => row.id === id);
	return said && at >= 0 ? [nameOf('skill', at + 1, 'level'), said] : ['skill-new', message];
}

/* Of texts so long that the API did not even read them. */
export function tooLong(values: Values): Fields {
	const body = bodyOf(values, false);

	return Object.fromEntries(TEXTS
		.filter((name) => [...(body[name] ?? '').trim()].length > TEXT_MOST)
		.map((name) => [name, [`Ensure this field has no more than ${TEXT_MOST} characters.`]]));
}

/* The API's faults, each at the field of the form that it is about. */
export function fieldsOf(faults: Fields, values: Values): Fields {
	const fields: Fields = {};
	const rows = rowsOf(values, 'skill');

	for (const [name, messages] of Object.entries(faults))
		for (const message of messages) {
			const [field, said] = name === 'meeting_times' ? ofSlot(message)
				: name === 'skills' ? ofSkill(message, rows) : [name, message];
			add(fields, field, said);
		}
	return fields;
}

/* --- what another saved meanwhile --------------------------------------- */

export type Names = { skills: Skill[]; roles: { id: string; title: string }[] };

/* Each part of the form as one reads it. */
function said(values: Values, { skills, roles }: Names): Record<string, string> {
	const texts = Object.fromEntries(Object.keys(plain)
		.map((name) => [name, asText(values, name).trim()]));
	const environment = texts.work_environment as keyof typeof environments;
	return {
		...texts,
		role: roles.find(({ id }) => id === texts.role)?.title ?? '',
		work_environment: environments[environment] ?? '',
		meetings: slots(rowsOf(values, 'slot').map(slotOf))
			.map((one) => [one.team, there(one)].filter(Boolean).join(': ')).join('\n'),
		skills: rowsOf(values, 'skill')
			.map(({ id, level }) => `${skills.find((one) => one.id === id)?.name ?? 'Unknown'} ${level}`)
			.sort().join('\n'),
	};
}

export function clashOf(theirs: Opportunity, values: Values, names: Names): Clash {
	const there = said(valuesOf(theirs), names);
	const here = said(values, names);
	const labels: Record<string, string> = { ...plain, meetings: 'Meetings', skills: 'Skills' };
	return {
		at: theirs.updated_at,
		differences: Object.entries(labels)
			.filter(([name]) => there[name] !== here[name])
			.map(([name, label]) => ({ label, theirs: there[name] ?? '', yours: here[name] ?? '' })),
	};
}
