/*
 * skill-names - the skill that somebody means by what they typed
 */
import type { Skill } from './api/types';

/* As the catalogue compares names. */
const folded = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();

export type Found = { skill: Skill } | { message: string };

/* The one of that name, or the only one whose name holds it; else what to say. */
export function findSkill(typed: string, all: Skill[]): Found {
	const wanted = folded(typed);
	if (wanted === '')
		return { message: 'Type the name of a skill.' };
	const same = all.find(({ name }) => folded(name) === wanted);
	if (same)
		return { skill: same };
	const near = all.filter(({ name }) => folded(name).includes(wanted));
	if (near.length === 1)
		return { skill: near[0]! };
	if (near.length === 0)
		return { message: `There is no skill called “${typed.trim()}” in the catalogue.` };
	const some = near.slice(0, 5).map(({ name }) => name).join('; ');
	return { message: `Which one do you mean: ${some}${near.length > 5 ? ` or one of ${near.length - 5} more` : ''}?` };
}
