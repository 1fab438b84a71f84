/*
 * share - a posting as text for elsewhere
 *
 * What goes to a channel is what visitors may read here; the way to write to
 * the team is on the page itself, after signing in.
 */
import type { Opportunity } from './api/types';
import { splitContact } from './contact';
import { slots, there } from './meetings';
import { elsewhere } from './site';
import { headline } from './summary';
import { environments, hoursAWeek, names, plural } from './words';

/* Its tracker holds the open roles of all projects. */
const NEW_ISSUE = `${elsewhere.contact}/new`;
/* Longer addresses are cut by somebody on the way. */
const LONGEST = 6000;

export const titleOf = ({ role_title, project_name }: Opportunity) =>
	headline({ title: role_title, project: project_name });

const facts = (one: Opportunity): string[] => [
	`${hoursAWeek(one.min_hours_required)}, ${environments[one.work_environment].toLowerCase()}`,
	...slots(one.meeting_times).map((slot) => `Meeting: ${there(slot)}`),
	...(one.openings > 1 ? [`${plural(one.openings, 'person', 'people')} wanted`] : []),
];

export function slackText(one: Opportunity, link: string): string {
	const skills = names(one.skill_names);
	return [
		`*Open role: ${titleOf(one)}*`,
		...facts(one).map((fact) => `• ${fact}`),
		...(skills.length > 0 ? [`• Skills: ${skills.join(', ')}`] : []),
		`Read more and see how it fits you: ${link}`,
	].join('\n');
}

/* A part with its heading, unless there is nothing to say. */
const part = (name: string, text: string) => text.trim() ? `### ${name}\n\n${text.trim()}` : '';

export function issueText(one: Opportunity, skills: { name: string; level: number }[],
	link: string): string {
	return [
		part('Project', one.project_name),
		part('Role', one.role_title),
		part('Commitment', facts(one).map((fact) => `- ${fact}`).join('\n')),
		part('Skills', skills.map(({ name, level }) => `- ${name}: ${level} of 5`).join('\n')),
		part('About the project', one.overview),
		part('What you will do', splitContact(one.body).text),
		part('Responsibilities', one.responsibilities),
		part('How to take part', `Sign in at ${link} to see how well it fits you and whom to write to.`),
	].filter(Boolean).join('\n\n');
}

/* A new issue with its text, or with its title alone if that is too much. */
export function issueLink(one: Opportunity, text: string): string {
	const title = `Open role: ${titleOf(one)}`;
	const whole = `${NEW_ISSUE}?${new URLSearchParams({ title, body: text })}`;
	return whole.length <= LONGEST ? whole
		: `${NEW_ISSUE}?${new URLSearchParams({ title })}`;
}
