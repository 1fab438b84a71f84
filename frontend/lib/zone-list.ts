/*
 * zone-list - all time zones there are, for who is anywhere
 *
 * What the server knows is passed on: browsers may know others, and what is
 * drawn there must be what was drawn here.
 */
export const allZones = (): string[] => Intl.supportedValuesOf('timeZone');

export type Region = { name: string; zones: { value: string; label: string }[] };

/* By the part before the first slash; "Los_Angeles" reads "Los Angeles". */
export function byRegion(zones: string[]): Region[] {
	const regions = new Map<string, Region>();
	for (const value of [...zones].sort()) {
		const [name = '', ...place] = value.split('/');
		if (place.length === 0)
			continue;
		const region = regions.get(name) ?? { name, zones: [] };
		region.zones.push({ value, label: place.join(', ').replaceAll('_', ' ') });
		regions.set(name, region);
	}
	return [...regions.values()];
}
