/*
 * /login - signing in, and back to where one came from
 */
import Link from 'next/link';
import { redirect } from 'next/navigation';

import { signIn } from '@/actions/auth';
import { ActionForm } from '@/components/action-form';
import { PasswordField, TextField } from '@/components/fields';
import { safeNext } from '@/lib/next';
import { viewer } from '@/lib/viewer';

export const metadata = { robots: { index: false } };

export default async function Page({ searchParams }: PageProps<'/login'>) {
	const next = safeNext((await searchParams).next);
	if ((await viewer()).kind === 'member')
		redirect(next);
	return (
		<div className="stack">
			<h1>Sign in</h1>
			<ActionForm action={signIn} title="Sign in" submit="Sign in"
				labels={{ email: 'Email', password: 'Password' }}>
				<input type="hidden" name="next" value={next} />
				<TextField name="email" label="Email" type="email" required
					autoComplete="username" autoCapitalize="none" spellCheck={false} />
				<PasswordField name="password" label="Password" required
					autoComplete="current-password" />
			</ActionForm>
			<p>
				No account yet?{' '}
				<Link href={`/signup?next=${encodeURIComponent(next)}`} prefetch={false}>Sign up</Link>
			</p>
			<p className="hint">
				Forgotten your password? A curator of your community can ask an
				administrator for a new one.
			</p>
		</div>
	);
}
