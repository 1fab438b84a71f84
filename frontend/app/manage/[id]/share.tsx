/*
 * share - the posting as text for a chat, an issue or a mail
 */
import { CopyText } from '@/components/copy-text';
import { skills } from '@/lib/api/reference';
import type { Opportunity } from '@/lib/api/types';
import { siteOrigin } from '@/lib/origin';
import { issueLink, issueText, slackText } from '@/lib/share';

export async function Share({ one }: { one: Opportunity }) {
	const [origin, all] = await Promise.all([siteOrigin(), skills()]);
	const link = `${origin}/opportunities/${one.id}`;
	const levels = (all.kind === 'ok' ? all.data : []).flatMap(({ id, name }) => {
		const level = one.skills?.[id];
		return level === undefined ? [] : [{ name, level }];
	});
	const issue = issueText(one, levels, link);

	return (
		<section className="stack" aria-labelledby="share">
			<h2 id="share">Share it</h2>
			{one.status !== 'open' && <p>It is not open now: who follows the link finds no page.</p>}
			<CopyText id="share-link" label="Link" text={link} rows={2} />
			<CopyText id="share-slack" label="Text for Slack" text={slackText(one, link)} rows={6} />
			<CopyText id="share-issue" label="Text for a GitHub issue, in Markdown" text={issue} rows={10} />
			<p>
				<a className="button button-quiet" href={issueLink(one, issue)} rel="noreferrer">
					Start a GitHub issue with it
				</a>
			</p>
		</section>
	);
}
