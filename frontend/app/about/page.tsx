/*
 * /about - what this site is for, and what it is not
 */
import Link from 'next/link';
import type { Metadata } from 'next';

import { Title } from '@/components/parts';
import { Section } from '@/components/section';
import { elsewhere, ORGANISATION, SITE } from '@/lib/site';

export const metadata: Metadata = {
	description: `What ${SITE} is for, how a fit is computed, and who stands behind it.`,
	alternates: { canonical: '/about' },
};

export default function Page() {
	return (
		<div className="stack stack-wide">
			<Title>About</Title>
			<div className="stack">
				<h1>About {SITE}</h1>
				<p className="lead">
					One place where the open volunteer roles of {ORGANISATION} are listed,
					and where you see how well each fits you, and why.
				</p>
			</div>
			<Section id="for" title="Whom it is for">
				<p>
					<strong>Visitors</strong> search and filter open roles without an
					account. <strong>Volunteers</strong> say what they can do and when they
					have time, read whole postings and whom to write to, and see first
					what fits them. <strong>Project managers</strong> post what their teams
					need.
				</p>
			</Section>
			<Section id="fit" title="How a fit is computed">
				<p>
					Four parts make 100 points: your skills against the levels asked
					(50), your free times against the meetings (25), your hours against
					the hours asked (15), your community against that of the role (10).
					What nobody said counts as half of its part. It is a sum that you can
					check by hand, and it is made anew each time you look.
				</p>
				<p>
					Age, name, picture, school and where you live never enter. What you
					said about yourself is for you alone: project managers see neither your
					levels nor your score.
				</p>
			</Section>
			<Section id="open" title="Why the list is true">
				<p>
					A posting can have a last day, and after it is no longer listed. Project
					managers put roles on hold, mark them as filled, or close them. What you find in the
					list is open now.
				</p>
			</Section>
			<Section id="who" title="Who stands behind it">
				<p>
					<a href={elsewhere.organisation}>{ORGANISATION}</a> builds software for the
					people of Los Angeles, with volunteers. This site shows the postings of its
					project managers. Its program is free software under the MIT licence; <Link
						href="/credits" prefetch={false}>the credits</Link> name what else it is made
					of, and <Link href="/developers" prefetch={false}>developers</Link> may read
					the same data.
				</p>
				<p>
					Something is wrong, or missing? <a href={elsewhere.contact}>Write to us</a>.
				</p>
			</Section>
		</div>
	);
}
