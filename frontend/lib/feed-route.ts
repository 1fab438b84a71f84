/*
 * feed-route - what /feed.xml and /feed.json have in common
 *
 * They take the filters and the order of /opportunities; what cannot be is left
 * out, as it is there.
 */
import 'server-only';

import type { Feed } from './feeds';
import { file, missing } from './machine';
import { siteOrigin } from './origin';
import { publicPostings } from './postings';
import { addressOf, apiFilters, parseSearch, type Params } from './search';

const MOST = 50;

function paramsOf(query: URLSearchParams): Params {
	const params: Params = {};
	for (const name of new Set(query.keys()))
		params[name] = query.getAll(name);
	return params;
}

export async function feed(request: Request, path: string, type: string,
	write: (feed: Feed) => string): Promise<Response> {
	const { chosen, sort } = parseSearch(paramsOf(new URL(request.url).searchParams), false);
	const found = await publicPostings({
		...apiFilters(chosen), limit: MOST,
		...(sort.ordering === null ? {} : { ordering: sort.ordering }) });
	if (found.kind !== 'ok')
		return missing(found.kind);
	const page = addressOf(chosen, sort);
	return file(request, type, write({
		origin: await siteOrigin(), page,
		self: page.replace('/opportunities', path), postings: found.data }));
}
