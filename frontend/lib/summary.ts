/*
 * summary - the public part of a posting in a few sentences: for feeds,
 * previews of links and search engines
 */
import { there } from './meetings';
import type { Posting } from './postings';
import { ORGANISATION } from './site';
import { areas, environments, hoursAWeek } from './words';

/* What a posting is called where there is one line for it. */
export const headline = ({ title, project }: Pick<Posting, 'title' | 'project'>): string =>
	project ? `${title}, ${project}` : title;

export function summary(posting: Posting): string {
	const { hours, environment, area, slots, skills, openings } = posting;
	const first = [hoursAWeek(hours), environments[environment].toLowerCase(),
		...(area ? [areas[area]] : [])].join(', ');
	return [
		`Volunteer role at ${ORGANISATION}: ${first}.`,
		openings > 1 && `${openings} people wanted.`,
		slots.length > 0 && `Meets ${slots.map(there).join('; ')}.`,
		skills.length > 0 && `Skills: ${skills.join(', ')}.`,
	].filter((part) => typeof part === 'string').join(' ');
}
