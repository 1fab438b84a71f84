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
} as const;

export type Done = keyof typeof sentences;

export function doneSentence(code: unknown): string | null {
	return typeof code === 'string' && Object.hasOwn(sentences, code)
		? sentences[code as Done] : null;
}

/* PATH with the code; what was in its query stays. */
export function withDone(path: string, code: Done): string {
	const [before = '/', hash] = path.split('#');
	const url = `${before}${before.includes('?') ? '&' : '?'}done=${code}`;
	return hash ? `${url}#${hash}` : url;
}
