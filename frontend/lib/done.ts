/*
 * done - the sentences that confirm what was done
 *
 * After a POST the browser is sent to a page with ?done=CODE.  Only what is in
 * this list is ever said: no text comes from an address.
 */
const sentences = {
	'signed-in': 'You are signed in.',
	'signed-up': 'Welcome. Your account is ready and you are signed in.',
	'signed-out': 'You are signed out.',
	'saved': 'Saved. It is in your list of saved roles.',
	'removed': 'Removed from your saved roles.',
	'community-saved': 'Your community is saved.',
	'skills-saved': 'Your skills are saved.',
	'time-saved': 'Your time is saved.',
	'profile-saved': 'Your profile is saved.',
	'profile-later': 'Saved. Go on with your profile whenever you like.',
	'rated-saved': 'Saved, but for the skills without a level. Go on with your profile whenever you like.',
	'account-saved': 'Your account is saved.',
	'password-saved': 'Your password is changed. Everywhere else you are signed out.',
	'not-signed-out': 'You could not be signed out just now. You are still signed in: please try again.',
	created: 'The draft is saved. Read it over below, then publish it.',
	changed: 'Your changes are saved.',
	published: 'The role is open: members and visitors find it now.',
	renewed: 'The role is renewed and stays listed.',
	found: 'One place less: the number of people wanted is lowered.',
	filled: 'The role is filled and no longer listed.',
	held: 'The role is on hold and no longer listed.',
	closed: 'The role is closed and no longer listed.',
	duplicated: 'This is the copy, a draft of its own. Change what is different.',
	deleted: 'The posting is deleted.',
	'not-ready': 'It is not published yet: something is missing, see below.',
	'not-current': 'Nothing was done: the posting changed meanwhile. Look at it again first.',
	'not-yours': 'Nothing was done: the posting is not yours to change, or is gone.',
	'not-valid': 'Nothing was done: the posting holds something that is not accepted any more. Edit and save it first.',
	'not-now': 'Nothing was done: this is not available right now. Try again in a minute.',
	'not-here': 'Nothing was done: the form was sent from another site.',
} as const;

export type Done = keyof typeof sentences;

export function doneSentence(code: unknown): string | null {
	return typeof code === 'string' && Object.hasOwn(sentences, code)
		? sentences[code as Done] : null;
}

/* Does the code say that something was not done? */
export const isRefusal = (code: unknown) =>
	typeof code === 'string' && code.startsWith('not-');

/* Where one best goes from there, on whatever page it is said. */
const onward: Partial<Record<Done, { path: '/profile'; label: string; why: string }>> = {
	'signed-up': {
		path: '/profile',
		label: 'Fill in your profile',
		why: 'Next, say what you can do and when you have time: then each role tells you how well it fits.',
	},
};

export const nextAfter = (code: unknown) =>
	typeof code === 'string' && Object.hasOwn(onward, code) ? onward[code as Done] : undefined;

/* PATH with the code; what was in its query stays. */
export function withDone(path: string, code: Done): string {
	const [before = '/', hash] = path.split('#');
	const url = `${before}${before.includes('?') ? '&' : '?'}done=${code}`;
	return hash ? `${url}#${hash}` : url;
}
