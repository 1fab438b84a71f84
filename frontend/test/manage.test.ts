/*
 * manage.test - postings as forms, states, texts to share
 */
import { describe, expect, test } from 'vitest';

import type { Opportunity } from '@/lib/api/types';
import { splitContact, withContact } from '@/lib/contact';
import { addDays, change, groupOf, inDays, moves } from '@/lib/lifecycle';
import { bodyOf, clashOf, fieldsOf, labelsOf, proposed, valuesOf } from '@/lib/posting-form';
import { asks, ENOUGH } from '@/lib/publishing';
import { rowsOf, withRows } from '@/lib/rows';
import { issueLink, issueText, slackText } from '@/lib/share';
import { findSkill } from '@/lib/skill-names';

const python = '0197c0de-0000-7000-8000-000000000001';
const react = '0197c0de-0000-7000-8000-000000000002';

const one: Opportunity = {
	id: '0197c0de-0000-7000-8000-0000000000aa', project_name: 'Tide', role: 'r1',
	role_title: 'Developer', overview: 'About tides.',
	body: 'Write code.\n\nContact: Ada in #tide', responsibilities: '',
	min_experience_required: 'junior', min_hours_required: 6, work_environment: 'remote',
	meeting_times: [{ team: 'Devs', day: 'Wed', start: '18:00', end: '19:00', flexible: true }],
	skills_required_matrix: null, skill_names: ['Python', 'React'], status: 'draft',
	created_by: 'pm@example.org', created_at: '2026-11-01T00:00:00Z',
	updated_at: '2026-11-02T08:00:00Z', skills: { [react]: 2, [python]: 3 },
	openings: 2, opened_at: null, closes_on: null,
};
const skill = (id: string, name: string) => ({ id, name }) as never;
const catalogue = [skill(python, 'Python'), skill(react, 'React'),
	skill('3', 'React Native'), skill('4', 'SQL')];

describe('the contact line', () => {
	test('is the last line of the text', () => {
		expect(splitContact(one.body)).toEqual({ text: 'Write code.', contact: 'Ada in #tide' });
		expect(splitContact('contact: a@b.c \n')).toEqual({ text: '', contact: 'a@b.c' });
	});
	test('a long row of blanks behind what is none holds nobody up', () => {
		const body = `Contact: x${' '.repeat(19_000)}\nand more`;
		for (let i = 0; i < 20; i++)
			expect(splitContact(body).contact).toBe('');
	});
	test.each(['No line.', 'Contact: x\nand more', 'Contact:', 'My contact: is in between'])(
		'is not seen in %j', (body) => {
			expect(splitContact(body)).toEqual({ text: body, contact: '' });
		});
	test('goes back where it came from', () => {
		expect(withContact('Write code.', ' Ada in\n#tide ')).toBe(one.body);
		expect(withContact('Write code.', ' ')).toBe('Write code.');
		expect(withContact(' ', 'Ada')).toBe(' ');
	});
});

describe('publishing', () => {
	const long = 'x'.repeat(ENOUGH);

	test('asks for a project, a text of some length and a contact line', () => {
		expect(asks({ project_name: ' ', overview: '', body: 'Short.' }).map(({ field }) => field))
			.toEqual(['project_name', 'body', 'contact']);
	});
	test('takes either text, without counting the contact line', () => {
		expect(asks({ project_name: 'Tide', overview: long, body: 'x\n\nContact: y' })).toEqual([]);
		expect(asks({ project_name: 'Tide', overview: '', body: `${long}\n\nContact: y` })).toEqual([]);
		expect(asks({ project_name: 'Tide', overview: '', body: `x\n\nContact: ${long}` }))
			.toMatchObject([{ field: 'body' }]);
	});
});

describe('states', () => {
	const today = '2026-11-28';
	const open = { status: 'open', openings: 1 } as const;

	test.each([[null, 'open'], ['2026-12-13', 'open'], ['2026-12-12', 'expiring'],
		['2026-11-28', 'expiring'], ['2026-11-27', 'expired']])(
		'what closes on %s is %s', (closes_on, group) => {
			expect(groupOf({ ...open, closes_on }, today)).toBe(group);
		});
	test('what is not open never expires', () => {
		expect(groupOf({ status: 'closed', openings: 1, closes_on: '2020-01-01' }, today)).toBe('closed');
	});
	test('days are counted in words', () => {
		expect([inDays(-1), inDays(0), inDays(1), inDays(14)]).toEqual(
			['closed 1 day ago', 'closes today', 'closes in 1 day', 'closes in 14 days']);
		expect(addDays('2026-12-31', 60)).toBe('2027-03-01');
	});
	test('a move is offered where it leads somewhere', () => {
		expect(moves({ ...open, closes_on: '2026-12-01', openings: 2 }, today))
			.toEqual(['renew', 'found', 'fill', 'hold', 'close']);
		expect(moves({ ...open, closes_on: '2027-01-27', openings: 2 }, today))
			.toEqual(['found', 'fill', 'hold', 'renew', 'close']);
		expect(moves({ ...open, closes_on: null }, today)).toEqual(['fill', 'hold', 'close']);
		expect(moves({ ...open, closes_on: '2026-11-01' }, today)).toEqual(['renew', 'close']);
		expect(moves({ status: 'closed', openings: 1, closes_on: null }, today)).toEqual(['reopen']);
	});
	test('who publishes without a day to come gets 60', () => {
		const draft = { status: 'draft', openings: 1 } as const;
		expect(change('publish', { ...draft, closes_on: null }, today))
			.toEqual({ status: 'open', closes_on: '2027-01-27' });
		expect(change('reopen', { ...draft, closes_on: '2026-11-01' }, today).closes_on).toBe('2027-01-27');
		expect(change('publish', { ...draft, closes_on: '2026-12-24' }, today).closes_on).toBe('2026-12-24');
	});
	test('the last person found fills it', () => {
		expect(change('found', { ...open, openings: 3, closes_on: null }, today)).toEqual({ openings: 2 });
		expect(change('found', { ...open, closes_on: null }, today)).toEqual({ status: 'filled' });
	});
});

describe('rows of a form', () => {
	const values = { a: '1', 'slot-rows': '2', 'slot-1-day': 'Mon', 'slot-2-day': 'Tue' };

	test('are what their names say', () => {
		expect(rowsOf(values, 'slot')).toEqual([{ day: 'Mon' }, { day: 'Tue' }]);
		expect(rowsOf({ ...values, 'slot-rows': 'x' }, 'slot')).toEqual([]);
		expect(rowsOf({ ...values, 'slot-9-day': 'Sun', 'slot-1-constructor': 'x' }, 'slot')).toHaveLength(2);
	});
	test('are counted anew when one goes', () => {
		expect(withRows(values, 'slot', [{ day: 'Tue' }]))
			.toEqual({ a: '1', 'slot-rows': '1', 'slot-1-day': 'Tue' });
	});
});

describe('the form of a posting', () => {
	test('gives back what it was made from', () => {
		expect(bodyOf(valuesOf(one), false)).toEqual({
			project_name: 'Tide', role: 'r1', overview: 'About tides.', body: one.body,
			responsibilities: '', min_experience_required: 'junior', min_hours_required: '6',
			work_environment: 'remote', openings: '2', closes_on: null,
			meeting_times: [{ team: 'Devs', day: 'Wed', start: '18:00', end: '19:00',
				tz: 'America/Los_Angeles', cadence: 'weekly', need: 'must', flexible: true }],
			skills: { [react]: 2, [python]: 3 },
		});
	});
	test('sends lines as lines, and no date as none', () => {
		expect(bodyOf({ ...proposed, body: 'a\r\n\r\nb' }, true))
			.toMatchObject({ body: 'a\n\nb', closes_on: null, meeting_times: null, skills: null });
	});
	test('leaves out a time that was not said', () => {
		const [slot] = bodyOf({ 'slot-rows': '1', 'slot-1-day': 'Mon', 'slot-1-start': '',
			'slot-1-end': '10:00' }, true).meeting_times!;
		expect(slot).toMatchObject({ day: 'Mon', end: '10:00' });
		expect(slot).not.toHaveProperty('start');
	});
	test('of a new posting leaves out what was not chosen', () => {
		expect(bodyOf({ body: 'x', role: '' }, true)).not.toHaveProperty('role');
		expect(bodyOf({ body: 'x', role: '' }, false)).toHaveProperty('role', '');
	});
	test('has every fault at its field', () => {
		expect(fieldsOf({
			body: ['Blank.'],
			meeting_times: ['Item 2, starts_on: This date is not a Wed.', 'Item 1: Invalid.', 'Too many.'],
			skills: [`${python}: Too much.`, 'Too many.'],
		}, valuesOf(one))).toEqual({
			body: ['Blank.'], 'slot-2-starts_on': ['This date is not a Wed.'],
			'slot-1-day': ['Invalid.'], 'slot-add': ['Too many.'],
			'skill-1-level': ['Too much.'], 'skill-new': ['Too many.'],
		});
	});
	test('names its fields in the order in which they stand', () => {
		const names = Object.keys(labelsOf(valuesOf(one)));
		expect(names.indexOf('slot-1-day')).toBeGreaterThan(names.indexOf('closes_on'));
		expect(names.indexOf('body')).toBeGreaterThan(names.indexOf('skill-2-level'));
	});
	test('says what another changed meanwhile, and nothing else', () => {
		const yours = { ...valuesOf(one), contact: 'Bo', 'skill-2-level': '5', 'slot-1-start': '17:00' };
		const clash = clashOf(one, yours, { skills: catalogue, roles: [{ id: 'r1', title: 'Developer' }] });
		expect(clash.at).toBe(one.updated_at);
		expect(clash.differences).toEqual([
			{ label: 'Contact line', theirs: 'Ada in #tide', yours: 'Bo' },
			{ label: 'Meetings', theirs: 'Devs: Wednesday 18:00–19:00 Pacific',
				yours: 'Devs: Wednesday 17:00–19:00 Pacific' },
			{ label: 'Skills', theirs: 'Python 3\nReact 2', yours: 'Python 3\nReact 5' },
		]);
	});
});

describe('a skill by its name', () => {
	test.each([[' python ', python], ['REACT', react], ['nat', '3'], ['sq', '4']])('%j', (typed, id) => {
		expect(findSkill(typed, catalogue)).toMatchObject({ skill: { id } });
	});
	test.each([['', 'Type the name'], ['cobol', 'no skill called “cobol”'],
		['rea', 'React; React Native']])('%j says why not', (typed, message) => {
		expect(findSkill(typed, catalogue)).toMatchObject({ message: expect.stringContaining(message) });
	});
});

describe('texts to share', () => {
	const link = 'https://example.org/opportunities/1';

	test('carry what visitors may read, and the link', () => {
		const text = slackText(one, link);
		expect(text).toContain('*Open role: Developer, Tide*');
		expect(text).toContain('• Meeting: Wednesday 18:00–19:00 Pacific');
		expect(text).toContain(link);
		expect(text).not.toContain('#tide');
	});
	test('an issue says it all but whom to write to', () => {
		const text = issueText(one, [{ name: 'Python', level: 3 }], link);
		expect(text).toContain('### Skills\n\n- Python: 3 of 5');
		expect(text).toContain('### What you will do\n\nWrite code.');
		expect(text).not.toMatch(/#tide|Responsibilities|pm@/);
	});
	test('a text too long for an address is left to be pasted', () => {
		expect(new URL(issueLink(one, 'short')).searchParams.get('body')).toBe('short');
		const url = new URL(issueLink(one, 'x'.repeat(9000)));
		expect(url.searchParams.has('body')).toBe(false);
		expect(url.searchParams.get('title')).toBe('Open role: Developer, Tide');
	});
});
