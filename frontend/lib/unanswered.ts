/*
 * unanswered - what a form says when no answer comes to it
 *
 * A connection that breaks, or a new release under an open page, makes an action
 * throw; an error page would take what was typed with it.  Without scripts the
 * browser has a page of its own for that, and a way back.
 */
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';

type Action<State> = (before: State, form: FormData) => Promise<State>;

const LOST = 'No answer came, so this may not have been saved. Please check your connection, then send it again.';
const OUTDATED = 'This site was updated while the page was open, so it can no longer be sent from here. Please copy what you typed, then load the page again.';

/*
 * The action, or where none of ours answers it what `say` makes of the reason.
 * On the server it stays the action itself: that is what a form without scripts
 * is sent to.
 */
export function answered<State>(action: Action<State>,
	say: (before: State, form: FormData, reason: string) => State): Action<State> {
	if (typeof window === 'undefined')
		return action;
	return async (before, form) => {
		try {
			return await action(before, form);
		} catch (error) {
			/* Where Next means to go, such as to the next page. */
			unstable_rethrow(error);
			return say(before, form,
				unstable_isUnrecognizedActionError(error) ? OUTDATED : LOST);
		}
	};
}
