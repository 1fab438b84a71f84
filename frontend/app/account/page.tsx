/*
 * /account - who one is here, and the way to a new password
 */
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { saveAccount } from '@/actions/account';
import { ActionForm } from '@/components/action-form';
import { TextField } from '@/components/fields';
import { DoneNotice, Title, Unavailable } from '@/components/parts';
import { ZoneField } from '@/components/zone-field';
import { DEFAULT_ZONE } from '@/lib/meetings';
import { signInAt } from '@/lib/next';
import { filling } from '@/lib/viewer';
import { allZones } from '@/lib/zone-list';

export const metadata = { robots: { index: false } };

export default async function Page({ searchParams }: PageProps<'/account'>) {
	const who = await filling();
	if (who.kind === 'visitor')
		redirect(signInAt('/account'));
	const user = who.kind === 'form' ? who.user : null;

	return (
		<div className="stack stack-wide">
			<h1>Your account</h1>
			<DoneNotice code={(await searchParams).done} />
			{who.kind === 'unknown' && (
				<>
					<Title>Your account</Title>
					<Unavailable again="/account" what="Your account" />
				</>
			)}
			{who.kind === 'form' && (
				<ActionForm action={saveAccount} title="Your account" submit="Save"
					labels={{ name: 'Name', time_zone: 'Time zone' }}>
					<TextField name="name" label="Name" required autoComplete="name"
						hint="What people in your team may call you."
						defaultValue={user?.name} />
					<ZoneField name="time_zone" zones={allZones()}
						hint="Meetings are said in it, and your free times are read in it."
						defaultValue={user?.time_zone ?? DEFAULT_ZONE} />
				</ActionForm>
			)}
			{user && (
				<section className="stack" aria-labelledby="signing-in">
					<h2 id="signing-in">Signing in</h2>
					<p>
						You sign in with {user.email}. An administrator can change the address,
						or remove the account.
					</p>
					<p>
						<Link href="/account/password" prefetch={false}>Change your password</Link>,
						which also signs you out everywhere else.
					</p>
				</section>
			)}
		</div>
	);
}
