/*
 * zone-field - the choice of a time zone, of all there are
 */
'use client';

import { useEffect } from 'react';

import { byRegion } from '@/lib/zone-list';
import { zones as usual } from '@/lib/zones';

import { useField } from './action-form';
import { SelectField } from './fields';

export function ZoneField({ name, zones, hint, defaultValue, guess = false }: {
	name: string;
	zones: string[];
	hint: string;
	defaultValue: string;
	/* Take the browser's, where scripts run: nobody said one yet. */
	guess?: boolean;
}) {
	const { sent } = useField(name);
	/* Each once: of two that are chosen, browsers take the last. */
	const others = [...new Set([...zones, defaultValue])]
		.filter((zone) => !Object.hasOwn(usual, zone));

	useEffect(() => {
		const select = document.getElementById(name);
		const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
		if (guess && sent === 0 && select instanceof HTMLSelectElement &&
		    [...select.options].some(({ value }) => value === own))
			select.value = own;
	}, [guess, name, sent]);
	return (
		<SelectField name={name} label="Your time zone" defaultValue={defaultValue}
			hint={hint}>
			<optgroup label="Most used">
				{Object.entries(usual).map(([value, label]) => (
					<option key={value} value={value}>{label}</option>
				))}
			</optgroup>
			{byRegion(others).map((region) => (
				<optgroup key={region.name} label={region.name}>
					{region.zones.map(({ value, label }) => (
						<option key={value} value={value}>{label}</option>
					))}
				</optgroup>
			))}
		</SelectField>
	);
}
