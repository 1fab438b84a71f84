/*
 * body - how much a form may send
 *
 * The longest one is that of a posting: three texts of 20,000 characters with
 * up to four bytes each.  Without JavaScript a form that comes back carries what
 * was typed twice, and after a clash also what is there now.  nginx has the same
 * limit (nginx/frontend.conf), but the load balancer asks Next directly.
 */
export const BODY_MOST = 2 * 1024 * 1024;

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Too large – CivicTechJobs</title>
</head>
<body>
<main>
<h1>Too large</h1>
<p>What you sent is too large. Please go back and shorten it.</p>
<p><a href="/">CivicTechJobs</a></p>
</main>
</body>
</html>
`;

/* The answer to what is larger; Next itself would say 500. */
export const tooLarge = ({ headers }: Request): Response | null =>
	Number(headers.get('content-length')) <= BODY_MOST ? null
		: new Response(PAGE, { status: 413,
			headers: { 'Content-Type': 'text/html; charset=utf-8' } });
