/*
 * levels - what the levels of a skill mean
 */
export const levels: Record<number, string> = {
	1: 'learning',
	2: 'with help',
	3: 'on my own',
	4: 'others ask me',
	5: 'I can teach it',
};
