/*
 * /opportunities/{id}/meetings.ics - the meetings of a role, for calendars
 */
import { api } from '@/lib/api/client';
import { calendar } from '@/lib/ics';
import { file, missing } from '@/lib/machine';
import { siteOrigin } from '@/lib/origin';
import { fromListing } from '@/lib/postings';

export async function GET(request: Request,
	{ params }: RouteContext<'/opportunities/[id]/meetings.ics'>) {
	const { id } = await params;
	const found = await api('get', '/api/listings/{id}/', { id });
	if (found.kind !== 'ok')
		return missing(found.kind);
	const posting = fromListing(found.data);
	if (posting.slots.length === 0)
		return missing('not_found');
	return file(request, 'text/calendar; charset=utf-8',
		calendar(posting, `${await siteOrigin()}/opportunities/${id}`));
}
