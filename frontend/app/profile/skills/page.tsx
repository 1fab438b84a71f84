/*
 * /profile/skills - step 2: pick what one can do, then rate what was picked
 */
import { saveSkills } from '@/actions/profile';
import { ActionForm } from '@/components/action-form';
import { Unavailable } from '@/components/parts';
import { communities, skills } from '@/lib/api/reference';
import type { User } from '@/lib/api/types';
import { facets } from '@/lib/postings';
import { stepPath } from '@/lib/profile';
import { byDemand, type Offer } from '@/lib/skill-picks';

import { Buttons, stepBySlug, StepPage, stepTitle } from '../step-page';
import { SkillPicker } from './skill-picker';

export const metadata = { robots: { index: false } };

const step = stepBySlug('skills');

export default async function Page({ searchParams }: PageProps<'/profile/skills'>) {
	return (
		<StepPage step={step} done={(await searchParams).done}>
			{(user) => <SkillsForm user={user} />}
		</StepPage>
	);
}

/* All skills, most demanded first by the roles of one's community, if any. */
async function offers(community: string | null): Promise<Offer[] | null> {
	const [all, areas] = await Promise.all([skills(), communities()]);
	const area = areas.kind === 'ok'
		? areas.data.find(({ id }) => id === community)?.practice_area : undefined;
	const demand = await facets(area ? { community_of_practice: [area] } : {});
	const counts = new Map(demand.kind === 'ok'
		? demand.data.skill.map(({ value, count }) => [value, count]) : []);

	return all.kind !== 'ok' ? null : all.data.map(({ id, name, communities_of_practice }) => ({
		id,
		name,
		open: counts.get(id) ?? 0,
		own: community === null || communities_of_practice.includes(community),
	})).sort(byDemand);
}

async function SkillsForm({ user }: { user: User | null }) {
	const all = await offers(user?.community_of_practice ?? null);

	if (all === null)
		return <Unavailable again={stepPath(step)} what="The list of skills" />;
	return (
		<ActionForm action={saveSkills} title={stepTitle(step)} submit={<Buttons />} wide
			labels={{ q: 'Skills' }}>
			<SkillPicker offers={all} levels={user?.skills ?? null} />
		</ActionForm>
	);
}
