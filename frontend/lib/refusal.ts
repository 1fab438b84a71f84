/*
 * refusal - what is sent back before Next reads a form; Next itself would say 500
 *
 * Who sent a form is judged again where it is used, see lib/forms.ts.
 */
import { BODY_MOST } from './body';

const answer = (status: number, title: string, words: string): Response =>
	new Response(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – CivicTechJobs</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${words}</p>
<p><a href="/">CivicTechJobs</a></p>
</main>
</body>
</html>
`, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

/* A browser says where a form was; "null" is nowhere. */
function foreign(headers: Headers): boolean {
	const origin = headers.get('origin');
	return origin !== null &&
		(!URL.canParse(origin) || new URL(origin).host !== headers.get('host'));
}

const inParts = (headers: Headers): boolean =>
	/^multipart\/form-data/i.test(headers.get('content-type') ?? '');

/* Can its parts not be told from each other, or was it cut off on its way? */
async function broken(request: Request): Promise<boolean> {
	try {
		await request.clone().formData();
		return false;
	} catch {
		return true;
	}
}

export async function refusal(request: Request): Promise<Response | null> {
	const { method, headers } = request;

	if (Number(headers.get('content-length')) > BODY_MOST)
		return answer(413, 'Too large', 'What you sent is too large. Please go back and shorten it.');
	if (method !== 'POST')
		return null;
	if (foreign(headers))
		return answer(403, 'From another site', 'This form was sent from another site. Please open the page here and send it again.');
	if (inParts(headers) && await broken(request))
		return answer(400, 'Not readable', 'What you sent cannot be read as a form.');
	return null;
}
