/*
 * match - how well a role fits, said to the one it is about
 *
 * All numbers and words of a score come from the backend; this only says them.
 * The text names facts and blames nobody.
 */
import type { Fit, Match } from './api/types';
import { plural } from './words';

export const fits: Record<Fit, string> = {
	fits_now: 'Fits now',
	nearly_there: 'Nearly there',
	worth_a_look: 'Worth a look',
	other: 'Further away',
};

/* The reason that weighs most and is known. */
export function firstReason({ parts: [skills, time, hours, area] }: Match): string {
	const asked = skills.met.length + skills.below.length + skills.missing.length;
	if (skills.state === 'known')
		return `${skills.met.length} of ${plural(asked, 'skill')} met`;
	if (time.state === 'known' && time.best)
		return `${time.best.covered} of ${time.best.minutes} minutes of a meeting`;
	if (hours.state === 'known' && hours.asked !== null)
		return `${plural(hours.asked, 'hour')} asked, you offered ${hours.offered}`;
	return area.state === 'known'
		? area.value === 100 ? 'your community' : 'another community'
		: 'your profile says too little yet';
}
