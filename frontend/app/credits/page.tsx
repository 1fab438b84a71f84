/*
 * /credits - what this site is made of
 */
import type { Metadata } from 'next';

import { Title } from '@/components/parts';
import { Section } from '@/components/section';
import { inPages, onServer, type Credit } from '@/lib/credits';
import { SITE } from '@/lib/site';

export const metadata: Metadata = {
	description: `What ${SITE} is made of, and under which licences.`,
	alternates: { canonical: '/credits' },
};

const List = ({ credits }: { credits: readonly Credit[] }) => (
	<ul>
		{credits.map(({ name, what, licence, href }) => (
			<li key={name}><a href={href}>{name}</a>: {what}. {licence}.</li>
		))}
	</ul>
);

export default function Page() {
	return (
		<div className="stack stack-wide">
			<Title>Credits</Title>
			<div className="stack">
				<h1>Credits</h1>
				<p className="lead">
					The program and the drawings of this site are its own, under the MIT licence.
					It stands on the work of others; thank you.
				</p>
			</div>
			<Section id="pages" title="In the pages"><List credits={inPages} /></Section>
			<Section id="server" title="On the server"><List credits={onServer} /></Section>
		</div>
	);
}
