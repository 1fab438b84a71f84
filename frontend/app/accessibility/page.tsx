/*
 * /accessibility - what we promise, what we know to be missing, whom to tell
 */
import type { Metadata } from 'next';

import { Title } from '@/components/parts';
import { Section } from '@/components/section';
import { elsewhere, SITE } from '@/lib/site';
import { date } from '@/lib/words';

export const metadata: Metadata = {
	description: `How ${SITE} can be used by everybody: what is tested, known gaps, contact.`,
	alternates: { canonical: '/accessibility' },
};

/* Whoever changes what is promised here tests it again, and says when. */
const TESTED = '2026-11-28';

export default function Page() {
	return (
		<div className="stack stack-wide">
			<Title>Accessibility</Title>
			<div className="stack">
				<h1>Accessibility</h1>
				<p className="lead">
					Everybody shall be able to find a role here. We aim at level AA of the
					Web Content Accessibility Guidelines 2.2.
				</p>
			</div>
			<Section id="done" title="What you can rely on">
				<ul>
					<li>Everything can be done with the keyboard alone, and you see where you are.</li>
					<li>Everything works without JavaScript.</li>
					<li>Pages fit a width of 320 pixels, and text may be enlarged to 400 %.</li>
					<li>Light and dark follow your system, as do high contrast and reduced motion.</li>
					<li>What a colour or a picture says, text says too.</li>
					<li>A form says what is wrong at the top and at the field, and keeps what you typed.</li>
				</ul>
			</Section>
			<Section id="tests" title="How it is tested">
				<p>
					Programs check each page in light and dark, at three widths, with a browser
					and the rules of axe, and walk through it by keyboard, at every change of the
					site. Last tested as a whole: {date(TESTED)}.
				</p>
			</Section>
			<Section id="gaps" title="Known gaps">
				<ul>
					<li>
						It has been tested by programs. A test with people who use screen readers and
						other aids every day is still to come.
					</li>
					<li>
						Project managers write the postings; we cannot promise that each
						is in plain language.
					</li>
					<li>All texts are in English.</li>
				</ul>
			</Section>
			<Section id="contact" title="Tell us">
				<p>
					Something does not work for you? <a href={elsewhere.contact}>Write to us</a>:
					say which page and what you use to read it. No account
					on this site is needed for that, but one of GitHub is.
				</p>
			</Section>
		</div>
	);
}
