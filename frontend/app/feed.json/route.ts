/*
 * /feed.json - open roles, for programs
 */
import { feed } from '@/lib/feed-route';
import { jsonFeed } from '@/lib/feeds';

export const GET = (request: Request) =>
	feed(request, '/feed.json', 'application/feed+json', jsonFeed);
