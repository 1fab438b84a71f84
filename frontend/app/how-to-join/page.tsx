/*
 * /how-to-join - four steps, and what people ask first
 */
import Link from 'next/link';
import type { Metadata } from 'next';

import { Title } from '@/components/parts';
import { Section } from '@/components/section';
import { steps } from '@/lib/joining';
import { ORGANISATION } from '@/lib/site';

import styles from './how-to-join.module.css';

export const metadata: Metadata = {
	description: 'Four steps from a visitor to a member of a team, and answers to what people ask first.',
	alternates: { canonical: '/how-to-join' },
};

const questions = [
	['How many hours does it take?', 'Each role says how many hours a week it asks for; most ask for five to ten, meetings included. Teams plan in months, so pick a number that you can keep up. Nobody minds a small one.'],
	['What is a community of practice?', 'The people who do the same kind of work, in whichever project: designers with designers, engineers with engineers. They meet, review one another’s work and help newcomers in. A team is made of people from several communities.'],
	['Why is onboarding mandatory?', 'So that a team can count on you from the first day: you know how work is handed out, which tools are used and whom to ask, and you have agreed to the rules that keep everybody safe. Come once; it counts for every project.'],
	['Why should I rate my skills?', 'Because a word like “Python” says little. Roles ask for a level from 1 to 5, and with yours beside it you see at once what you bring and what you would learn. Your levels are for you: they order the list of roles you see, and nobody else is shown them.'],
] as const;

export default function Page() {
	return (
		<div className="stack stack-wide">
			<Title>How to join</Title>
			<div className="stack">
				<h1>How to join</h1>
				<p className="lead">
					Four steps lead from a first look into a team of {ORGANISATION}. You
					need no degree and no experience with volunteering.
				</p>
			</div>
			<ol className={styles.steps}>
				{steps.map(({ name, long, href, link }) => (
					<li key={name}>
						<h2>{name}</h2>
						<p>{long}</p>
						<p>
							{href.startsWith('/') ? <Link href={href} prefetch={false}>{link}</Link>
								: <a href={href}>{link}</a>}
						</p>
					</li>
				))}
			</ol>
			<Section id="questions" title="What people ask first">
				<div className={styles.questions}>
					{questions.map(([question, answer]) => (
						<details key={question}>
							<summary>{question}</summary>
							<p>{answer}</p>
						</details>
					))}
				</div>
			</Section>
		</div>
	);
}
