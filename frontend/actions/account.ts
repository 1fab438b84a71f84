/*
 * account - the name one goes by, the time zone, the password
 */
'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';

import { api } from '@/lib/api/client';
import { withDone } from '@/lib/done';
import { typed, type FormState } from '@/lib/form-state';
import { failed, foreign, foreignState, text } from '@/lib/forms';

export async function saveAccount(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const result = await api('patch', '/api/users/me/', {
		body: { name: text(form, 'name'), time_zone: text(form, 'time_zone') },
	});
	if (result.kind !== 'ok')
		return failed(before, typed(form), result, ['name', 'time_zone']);
	/* The header says the name, too. */
	refresh();
	redirect(withDone('/account', 'account-saved'));
}

export async function changePassword(before: FormState, form: FormData): Promise<FormState> {
	if (await foreign())
		return foreignState(before);
	const fields = ['current_password', 'new_password'];
	const result = await api('post', '/api/auth/password/', {
		body: {
			current_password: text(form, 'current_password'),
			new_password: text(form, 'new_password'),
		},
	});
	if (result.kind !== 'ok')
		return failed(before, typed(form), result, fields);
	redirect(withDone('/account', 'password-saved'));
}
