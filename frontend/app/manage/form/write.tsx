/*
 * write - the form with what it offers to choose from
 */
import type { ReactNode } from 'react';

import { Unavailable } from '@/components/parts';
import { communities, roles, skills } from '@/lib/api/reference';
import type { Area } from '@/lib/api/types';
import type { Values } from '@/lib/form-state';
import { areas } from '@/lib/words';

import { PostingForm, type Choices } from './posting-form';

/* The catalogue, as far as the form needs it; null: it is not there. */
async function choices(): Promise<Choices | null> {
	const [allRoles, all, allSkills] = await Promise.all([roles(), communities(), skills()]);
	if (allRoles.kind !== 'ok' || all.kind !== 'ok' || allSkills.kind !== 'ok')
		return null;
	return {
		roles: (Object.keys(areas) as Area[]).flatMap((area) => {
			const community = all.data.find((one) => one.practice_area === area);
			const its = allRoles.data.filter((role) => role.community_of_practice === community?.id)
				.map(({ id, title }) => ({ id, title }));
			return its.length > 0 ? [{ area: areas[area], roles: its }] : [];
		}),
		skills: allSkills.data.map(({ id, name }) => ({ id, name }))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

export async function Write({ title, again, values, submit, hint, children }: {
	title: string;
	again: string;
	values: Values;
	submit: string;
	/* What becomes of it once it is saved. */
	hint: string | null;
	children?: ReactNode;
}) {
	const offered = await choices();

	return (
		<div className="stack">
			{children}
			<h1>{title}</h1>
			{offered === null ? <Unavailable again={again} what="The form" />
				: <PostingForm title={title} submit={submit} hint={hint} values={values} {...offered} />}
		</div>
	);
}
