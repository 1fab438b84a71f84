/*
 * /opportunities/{id}/preview.png - the picture beside a link to a role
 */
import { file, missing } from '@/lib/machine';
import { publicPosting } from '@/lib/postings';
import { preview } from '@/lib/preview';

export async function GET(request: Request,
	{ params }: RouteContext<'/opportunities/[id]/preview.png'>) {
	const found = await publicPosting((await params).id);
	return found.kind === 'ok' ? file(request, 'image/png', await preview(found.data))
		: missing(found.kind);
}
