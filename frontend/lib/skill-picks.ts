/*
 * skill-picks - which skills are offered, which were picked, and their levels
 */
import { listOf, type Values } from './form-state';

export const MOST_PICKS = 25;

/* How many are offered before one asks for all, and how many a search shows. */
const FIRST = 12;
const FOUND = 40;

export type Offer = {
	id: string;
	name: string;
	/* How many open roles ask for it. */
	open: number;
	/* Does the chosen community list it? */
	own: boolean;
};

export type Picks = {
	picks: string[];
	/* By id: 0 is not rated; what has no group in the form yet is not there. */
	levels: Record<string, number>;
};

export const levelName = (id: string) => `level-${id}`;

export function readPicks(values: Values): Picks {
	const picks = [...new Set(listOf(values, 'pick'))];
	const levels: Record<string, number> = {};
	for (const id of picks) {
		const given = listOf(values, levelName(id)).at(-1);
		if (given !== undefined)
			levels[id] = /^[1-5]$/.test(given) ? Number(given) : 0;
	}
	return { picks, levels };
}

/* As the API takes them: what is not rated is left out. */
export const rated = ({ levels }: Picks): Record<string, number> =>
	Object.fromEntries(Object.entries(levels).filter(([, level]) => level > 0));

/* Most demanded first. */
export const byDemand = (a: Offer, b: Offer): number =>
	b.open - a.open || a.name.localeCompare(b.name, 'en');

const fold = (text: string) =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const hasAll = (name: string, words: string[]) => {
	const folded = fold(name);
	return words.every((word) => folded.includes(word));
};

/*
 * Those to show, of all in the order of demand: what a search finds in any
 * community, or the first of one's own and what is picked already.
 */
export function offered(all: Offer[], { q, every, picks }: {
	q: string;
	every: boolean;
	picks: string[];
}): { shown: Offer[]; more: number } {
	const words = fold(q).split(/\s+/).filter(Boolean);
	const fits = words.length > 0
		? all.filter(({ name }) => hasAll(name, words))
		: all.filter(({ own }) => own);
	const most = words.length > 0 ? FOUND : every ? all.length : FIRST;
	const first = new Set(fits.slice(0, most).map(({ id }) => id));
	const kept = words.length > 0 ? [] : picks;
	return {
		shown: all.filter(({ id }) => first.has(id) || kept.includes(id)),
		more: Math.max(fits.length - most, 0),
	};
}
