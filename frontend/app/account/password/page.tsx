/*
 * /account/password - a new password; every other session ends with it
 */
import Link from 'next/link';

import { changePassword } from '@/actions/account';
import { ActionForm } from '@/components/action-form';
import { PasswordField } from '@/components/fields';
import { formViewer } from '@/lib/viewer';

export const metadata = { robots: { index: false } };

export default async function Page() {
	const who = await formViewer('/account/password');
	const email = who.kind === 'member' ? who.user.email : '';

	return (
		<div className="stack">
			<h1>Change your password</h1>
			<p>It signs you out everywhere but here.</p>
			<ActionForm action={changePassword} title="Change your password"
				submit="Change my password"
				labels={{ current_password: 'Password now', new_password: 'New password' }}>
				{/* For password managers: whose password this is. */}
				<input type="hidden" name="username" autoComplete="username" value={email} readOnly />
				<PasswordField name="current_password" label="Password now" required
					autoComplete="current-password" />
				<PasswordField name="new_password" label="New password" required
					autoComplete="new-password"
					hint="At least 8 characters, not only digits, and none that many people use." />
			</ActionForm>
			<p><Link href="/account" prefetch={false}>Back to your account</Link></p>
		</div>
	);
}
