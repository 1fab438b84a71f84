/*
 * share - the link to this page, as text; where scripts run, a button that
 * copies it and, where the system has one, a button that hands it on
 */
'use client';

import { useState, useSyncExternalStore } from 'react';

const never = () => () => {};

/* What the browser can do; nothing, as long as no script runs. */
function useAbility(has: () => boolean): boolean {
	return useSyncExternalStore(never, has, () => false);
}

export function Share({ address, title }: { address: string; title: string }) {
	const [said, setSaid] = useState('');
	const copies = useAbility(() => 'clipboard' in navigator);
	const shares = useAbility(() => 'share' in navigator);

	const copy = () => navigator.clipboard.writeText(address)
		.then(() => setSaid('The link is copied.'),
			() => setSaid('The browser did not allow that. Please copy the link by hand.'));
	/* Whoever closes the system's dialog again has seen enough. */
	const share = () => navigator.share({ title, url: address }).catch(() => undefined);

	return (
		<section className="stack" aria-labelledby="share">
			<h2 id="share">Share this role</h2>
			<p><a className="address" href={address}>{address}</a></p>
			<p className="cluster">
				{copies && <button type="button" className="button button-quiet" onClick={copy}>Copy link</button>}
				{shares && <button type="button" className="button button-quiet" onClick={share}>Share</button>}
			</p>
			<p role="status">{said}</p>
		</section>
	);
}
