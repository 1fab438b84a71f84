/*
 * /signup - a new account
 */
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { signUp } from '@/actions/auth';
import { ActionForm } from '@/components/action-form';
import { PasswordField, TextField } from '@/components/fields';
import { safeNext } from '@/lib/next';
import { viewer } from '@/lib/viewer';

export const metadata = { robots: { index: false } };

export default async function Page({ searchParams }: PageProps<'/signup'>) {
	const next = safeNext((await searchParams).next);
	if ((await viewer()).kind === 'member')
		redirect(next);
	return (
		<div className="stack">
			<h1>Sign up</h1>
			<p className="lead">
				With an account you read whole postings, see how well roles fit you
				and save them for later.
			</p>
			<ActionForm action={signUp} title="Sign up" submit="Make my account"
				labels={{ name: 'Name', email: 'Email', password: 'Password' }}>
				<input type="hidden" name="next" value={next} />
				<TextField name="name" label="Name" required autoComplete="name"
					hint="What people in your team may call you." />
				<TextField name="email" label="Email" type="email" required
					autoComplete="username" autoCapitalize="none" spellCheck={false}
					hint="You sign in with it. We send no mail." />
				<PasswordField name="password" label="Password" required
					autoComplete="new-password"
					hint="At least 8 characters, not only digits, and none that many people use. A few words in a row are good." />
			</ActionForm>
			<p>
				You have an account?{' '}
				<Link href={`/login?next=${encodeURIComponent(next)}`} prefetch={false}>Sign in</Link>
			</p>
		</div>
	);
}
