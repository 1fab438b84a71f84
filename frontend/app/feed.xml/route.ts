/*
 * /feed.xml - open roles, for feed readers
 */
import { feed } from '@/lib/feed-route';
import { atom } from '@/lib/feeds';

export const GET = (request: Request) =>
	feed(request, '/feed.xml', 'application/atom+xml; charset=utf-8', atom);
