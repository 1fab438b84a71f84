/*
 * step-page - what the four steps of the profile share: where one is, and what
 * there is for who is not signed in
 */
import Link from 'next/link';
import type { ReactNode } from 'react';

import { DoneNotice, Title, Unavailable } from '@/components/parts';
import { Steps } from '@/components/steps';
import type { User } from '@/lib/api/types';
import { PARTS, parts, stepPath, steps, type Step } from '@/lib/profile';
import { filling } from '@/lib/viewer';

import styles from './profile.module.css';

/* "Your skills, step 2 of 4" */
export const stepTitle = (step: Step) =>
	`${step.name}, step ${steps.indexOf(step) + 1} of ${steps.length}`;

export const stepBySlug = (slug: Step['slug']): Step =>
	steps.find((step) => step.slug === slug)!;

/*
 * A step whose form, which writes the title, is what children draws for its
 * user: null while a form is answered whose session is over.
 */
export async function StepPage({ step, done, children }: {
	step: Step;
	done: string | string[] | undefined;
	children: (user: User | null) => ReactNode;
}) {
	const who = await filling();

	return (
		<div className={`stack ${styles.page}`}>
			{who.kind === 'form' && <Steps at={step} user={who.user} />}
			<div>
				{who.kind === 'form' && (
					<p className={styles.where}>
						Step {steps.indexOf(step) + 1} of {steps.length}
						{who.user && <> · {parts(who.user).length} of {PARTS.length} parts are there</>}
					</p>
				)}
				<h1>{step.name}</h1>
			</div>
			<DoneNotice code={done} alone />
			{who.kind === 'form' && children(who.user)}
			{who.kind !== 'form' && <Title>{stepTitle(step)}</Title>}
			{who.kind === 'visitor' && <Explanation step={step} />}
			{who.kind === 'unknown' && <Unavailable again={stepPath(step)} what="Your profile" />}
		</div>
	);
}

/* Why one would say all this, and to whom. */
function Explanation({ step }: { step: Step }) {
	const query = `?next=${encodeURIComponent(stepPath(step))}`;

	return (
		<>
			<p className="lead">
				Say what you can do and when you have time, and each open role tells you
				how well it fits, and why.
			</p>
			<ul>
				<li>Your community: engineering, design, product, data or operations.</li>
				<li>Your skills, each from 1 (learning) to 5 (you can teach it).</li>
				<li>When you can meet, and how many hours a week you have.</li>
			</ul>
			<p>
				It takes about three minutes, and no team gets to see it. It is kept with
				your account, so please sign up first.
			</p>
			<p className="cluster">
				<Link className="button" href={`/signup${query}`} prefetch={false}>Sign up</Link>
				<Link className="button button-quiet" href={`/login${query}`} prefetch={false}>Sign in</Link>
			</p>
		</>
	);
}

/* The ways to send a step: on to the next, or away without having to answer. */
export const Buttons = ({ next = 'Continue' }: { next?: string }) => (
	<p className="cluster">
		<button className="button">{next}</button>
		<button className="button button-quiet" name="do" value="later">Save for later</button>
	</p>
);
