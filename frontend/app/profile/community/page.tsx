/*
 * /profile/community - step 1: where one belongs
 */
import { saveCommunity } from '@/actions/profile';
import { ActionForm } from '@/components/action-form';
import { RadioGroup } from '@/components/choices';
import { Unavailable } from '@/components/parts';
import { communities } from '@/lib/api/reference';
import type { User } from '@/lib/api/types';
import { stepPath } from '@/lib/profile';
import { areas } from '@/lib/words';

import { Buttons, stepBySlug, StepPage, stepTitle } from '../step-page';
import styles from '../profile.module.css';

export const metadata = { robots: { index: false } };

const step = stepBySlug('community');

export default async function Page({ searchParams }: PageProps<'/profile/community'>) {
	return (
		<StepPage step={step} done={(await searchParams).done}>
			{(user) => <CommunityForm user={user} />}
		</StepPage>
	);
}

async function CommunityForm({ user }: { user: User | null }) {
	const all = await communities();

	if (all.kind !== 'ok')
		return <Unavailable again={stepPath(step)} what="The list of communities" />;
	return (
		<ActionForm action={saveCommunity} title={stepTitle(step)} submit={<Buttons />}
			wide labels={{ community_of_practice: 'Community' }}>
			<RadioGroup name="community_of_practice" legend="In which community do you want to work?"
				hint="Where most of what you can do belongs. You can change it at any time."
				defaultValue={user?.community_of_practice ?? ''} className={styles.option}
				options={all.data.map(({ id, practice_area, description }) => ({
					value: id,
					label: (
						<>
							<strong>{areas[practice_area]}</strong>
							<span className={styles.about}>{description}</span>
						</>
					),
				}))} />
		</ActionForm>
	);
}
