/*
 * match - how well a role fits, said to the one it is about
 *
 * All numbers and words of a score come from the backend; this only says them.
 * The text names facts and blames nobody.
 */
import type { Fit, Match } from './api/types';
import { zoneName } from './meetings';
import { areas, dayNames, plural } from './words';

export const fits: Record<Fit, string> = {
	fits_now: 'Fits now',
	nearly_there: 'Nearly there',
	worth_a_look: 'Worth a look',
	other: 'Further away',
};

export type Parts = Match['parts'];
export type Part = Parts[number];
type SkillsPart = Parts[0];
type TimePart = Parts[1];
type HoursPart = Parts[2];
type AreaPart = Parts[3];

export const partNames: Record<Part['key'], string> = {
	skills: 'Skills',
	time: 'Meeting time',
	hours: 'Hours a week',
	area: 'Community',
};

const said = <T extends string>(table: Record<T, string>, value: string): string =>
	Object.hasOwn(table, value) ? table[value as T] : value;

/* Why a part could not be judged, by whose word is missing. */
const unknown: Record<Part['key'], Record<'volunteer' | 'opportunity' | 'both', string>> = {
	skills: {
		volunteer: 'you have not rated your skills',
		opportunity: 'no skill in particular is asked',
		both: 'no skill is asked, and you have not rated yours',
	},
	time: {
		volunteer: 'you have not said when you can meet',
		opportunity: 'meetings are to be agreed',
		both: 'meetings are to be agreed, and you have not said when you can meet',
	},
	hours: {
		volunteer: 'you have not said how many hours you have',
		opportunity: 'hours are to be agreed',
		both: 'hours are to be agreed, and you have not said yours',
	},
	area: {
		volunteer: 'you have not said your community',
		opportunity: 'the role belongs to no community',
		both: 'no community is said',
	},
};

const listed = (skills: SkillsPart['met']) => skills.map(({ name }) => name).join(', ');

function skillsReason({ met, below, missing }: SkillsPart): string {
	const asked = met.length + below.length + missing.length;
	return [
		`${met.length} of ${plural(asked, 'skill')} met${met.length > 0 ? ` (${listed(met)})` : ''}`,
		below.length > 0 && `${listed(below)} below the level asked`,
		missing.length > 0 && `${listed(missing)} missing`,
	].filter(Boolean).join('; ');
}

type When = NonNullable<TimePart['best']>['there'];
const when = ({ day, start, end }: When) => `${said(dayNames, day)} ${start}–${end}`;

function timeReason({ best }: TimePart): string {
	if (!best || best.covered === 0)
		return 'none of its meetings is in your time';
	const here = when(best.here) === when(best.there) ? '' : `, ${when(best.here)} your time`;
	const team = best.team ? `${best.team}, ` : '';
	return `${best.covered} of ${best.minutes} minutes of a meeting in your time: ` +
		`${team}${when(best.there)} ${zoneName(best.there.tz)}${here}`;
}

const hoursReason = ({ asked, offered }: HoursPart): string =>
	asked ? `${plural(asked, 'hour')} asked, you offered ${offered ?? 0}`
		: 'no hours in particular are asked';

const areaReason = ({ asked, value }: AreaPart): string => {
	const name = asked ? said(areas, asked) : 'another community';
	return value === 100 ? `${name}, your community` : `${name}, not your community`;
};

/* What a part is about, in one sentence without a full stop. */
export function reason(part: Part): string {
	if (part.state === 'unknown')
		return unknown[part.key][part.unknown_side ?? 'both'];
	switch (part.key) {
	case 'skills': return skillsReason(part);
	case 'time': return timeReason(part);
	case 'hours': return hoursReason(part);
	case 'area': return areaReason(part);
	}
}

/*
 * What a list tells of each role.  Where so much is unsaid that there is no
 * number, the list says that once, above all of them.
 */
export const told = ({ parts, show_total }: Match): Part[] =>
	parts.filter((part) => show_total || part.unknown_side !== 'volunteer');

/* The reason that weighs most and is known. */
export function firstReason({ parts: [skills, time, hours, area] }: Match): string {
	const asked = skills.met.length + skills.below.length + skills.missing.length;
	if (skills.state === 'known')
		return `${skills.met.length} of ${plural(asked, 'skill')} met`;
	if (time.state === 'known' && time.best)
		return `${time.best.covered} of ${time.best.minutes} minutes of a meeting`;
	if (hours.state === 'known' && hours.asked !== null)
		return hoursReason(hours);
	return area.state === 'known'
		? area.value === 100 ? 'your community' : 'another community'
		: 'your profile says too little yet';
}

/* The sum that gives the total, so that it can be done by hand. */
export const sum = ({ parts }: Match): string =>
	parts.map(({ weight, value }) => `${weight} × ${value}`).join(' + ');
