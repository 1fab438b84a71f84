/*
 * zones - the time zones that a choice offers
 */
export const zones: Record<string, string> = {
	'America/Los_Angeles': 'Pacific',
	'America/Denver': 'Mountain',
	'America/Phoenix': 'Arizona',
	'America/Chicago': 'Central',
	'America/New_York': 'Eastern',
	'America/Anchorage': 'Alaska',
	'Pacific/Honolulu': 'Hawaii',
	UTC: 'UTC',
};
