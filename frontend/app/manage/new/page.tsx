/*
 * /manage/new - a new posting
 */
import { formManager } from '@/lib/manager';
import { proposed } from '@/lib/posting-form';

import { Refused } from '../refused';
import { Write } from '../form/write';

export const metadata = { robots: { index: false } };

export default async function Page() {
	const who = await formManager('/manage/new');
	if (who.kind === 'member' || who.kind === 'unavailable')
		return <Refused kind={who.kind} again="/manage/new" />;
	return (
		<Write title="Post a role" submit="Save the draft and see the preview" again="/manage/new"
			hint="Only you and other project managers see a draft." values={{ ...proposed, key: crypto.randomUUID() }} />
	);
}
