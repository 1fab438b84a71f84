/*
 * save-form - keeps a role in mind, or no longer: a button
 *
 * Without script it is a POST and leads back here.  With it the page stays, and
 * the button turns into its opposite.
 */
'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useActionState } from 'react';

import { saveRole } from '@/actions/saved';
import type { Saved } from '@/lib/saved';
import { answered } from '@/lib/unanswered';

import { useScripted } from './fields';
import { BookmarkGlyph } from './icons';

const unsaved = (before: Saved, _form: FormData, problem: string): Saved => ({
	...before, problem });

export function SaveForm({ id, name, saved = null, leave = false }: {
	id: string;
	/* What is saved, for who hears the button alone. */
	name: string;
	saved?: boolean | null;
	/* The page is to be drawn anew even where scripts run. */
	leave?: boolean;
}) {
	const [state, send, pending] = useActionState(answered(saveRole, unsaved),
		{ saved, problem: null });
	const scripted = useScripted();
	const here = usePathname();
	const query = new URLSearchParams(useSearchParams());
	query.delete('done');
	const next = query.size > 0 ? `${here}?${query}` : here;

	return (
		<form action={send} className="cluster" aria-busy={pending}>
			<input type="hidden" name="id" value={id} />
			<input type="hidden" name="next" value={next} />
			{scripted && !leave && <input type="hidden" name="stay" value="1" />}
			<button className="button button-quiet button-small" name="do"
				value={state.saved ? 'remove' : 'save'}>
				<BookmarkGlyph full={state.saved === true} />
				<span>
					{state.saved ? 'Remove' : 'Save'}
					<span className="hidden">
						{state.saved ? ` ${name} from your saved roles` : ` ${name}`}
					</span>
				</span>
			</button>
			<span role="status" className={state.problem ? 'error' : 'hint'}>
				{state.problem ?? (state.saved ? 'Saved' : '')}
			</span>
		</form>
	);
}
