/*
 * auth - signing up, in and out
 */
'use server';

import { redirect } from 'next/navigation';

import { api } from '@/lib/api/client';
import { withDone } from '@/lib/done';
import { typed, type FormState } from '@/lib/form-state';
import { failed, foreign, foreignState, text } from '@/lib/forms';
import { safeNext } from '@/lib/next';

export async function signIn(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const result = await api('post', '/api/auth/login/', {
		body: { email: text(form, 'email'), password: text(form, 'password') },
	});
	if (result.kind !== 'ok')
		return failed(before, typed(form), result, ['email', 'password']);
	redirect(withDone(safeNext(text(form, 'next')), 'signed-in'));
}

export async function signUp(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const result = await api('post', '/api/auth/signup/', {
		body: {
			email: text(form, 'email'),
			password: text(form, 'password'),
			name: text(form, 'name'),
		},
	});
	if (result.kind !== 'ok')
		return failed(before, typed(form), result, ['name', 'email', 'password']);
	redirect(withDone(safeNext(text(form, 'next')), 'signed-up'));
}

export async function signOut(): Promise<void> {
	if (await foreign())
		redirect('/');
	const result = await api('post', '/api/auth/logout/');
	redirect(withDone('/', result.kind === 'ok' ? 'signed-out' : 'not-signed-out'));
}
