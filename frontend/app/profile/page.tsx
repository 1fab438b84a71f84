/*
 * /profile - where one left: the first step that lacks something
 */
import { redirect } from 'next/navigation';

import { Title, Unavailable } from '@/components/parts';
import { resume, stepPath, steps } from '@/lib/profile';
import { viewer } from '@/lib/viewer';

export default async function Page() {
	const who = await viewer();

	if (who.kind !== 'unknown')
		redirect(stepPath(who.kind === 'member' ? resume(who.user) : steps[0]!));
	return (
		<div className="stack">
			<Title>Your profile</Title>
			<h1>Your profile</h1>
			<Unavailable again="/profile" what="Your profile" />
		</div>
	);
}
