/*
 * /profile/availability - step 3: when one can meet, and how many hours one has
 */
import { saveAvailability } from '@/actions/profile';
import { ActionForm, EnterSends } from '@/components/action-form';
import { CheckField, TextField } from '@/components/fields';
import { ZoneField } from '@/components/zone-field';
import type { User } from '@/lib/api/types';
import { shown, windows } from '@/lib/availability';
import { DEFAULT_ZONE } from '@/lib/meetings';
import { allZones } from '@/lib/zone-list';

import { Buttons, stepBySlug, StepPage, stepTitle } from '../step-page';
import styles from './availability.module.css';
import { ExactRows } from './exact-rows';
import { WeekTable } from './week-table';

export const metadata = { robots: { index: false } };

const step = stepBySlug('availability');

export default async function Page({ searchParams }: PageProps<'/profile/availability'>) {
	return (
		<StepPage step={step} done={(await searchParams).done}>
			{(user) => <TimeForm user={user} />}
		</StepPage>
	);
}

function TimeForm({ user }: { user: User | null }) {
	const said = user?.meeting_availability ?? null;
	const { cells, rows } = shown(windows(said));

	return (
		<ActionForm action={saveAvailability} title={stepTitle(step)} submit={<Buttons />} wide
			labels={{ cell: 'When you can meet', never: 'No meetings',
				max_available_hours: 'Hours a week', time_zone: 'Time zone' }}>
			<EnterSends />
			<WeekTable cells={cells} />
			<ExactRows rows={rows} />
			<CheckField name="never" label="I cannot come to any meeting"
				defaultChecked={said !== null && said.length === 0} />
			<div className={styles.short}>
				<ZoneField name="time_zone" zones={allZones()} guess={user !== null && said === null}
					hint="The times above are read in it."
					defaultValue={user?.time_zone ?? DEFAULT_ZONE} />
				<TextField name="max_available_hours" label="Hours a week you can give"
					hint="Meetings included. Most roles ask for 5 to 10." inputMode="numeric"
					autoComplete="off"
					defaultValue={user?.max_available_hours ?? ''} />
			</div>
		</ActionForm>
	);
}
