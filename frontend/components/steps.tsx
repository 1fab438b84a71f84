/*
 * steps - where one is in the profile, what is done, and the way to each step
 */
import Link from 'next/link';

import type { User } from '@/lib/api/types';
import { isDone, stepPath, steps, type Step } from '@/lib/profile';

import { TickMark } from './icons';
import styles from './steps.module.css';

export function Steps({ at, user }: { at: Step; user: User | null }) {
	return (
		<nav aria-label="Steps of your profile">
			<ol className={styles.steps}>
				{steps.map((step) => {
					const done = user !== null && isDone(step, user);

					return (
						<li key={step.slug}>
							<Link href={stepPath(step)} prefetch={false} className={styles.step}
								aria-current={step === at ? 'step' : undefined}>
								<span>
									{step.short}
									{done && <span className="hidden"> (done)</span>}
								</span>
								{done && <TickMark />}
							</Link>
						</li>
					);
				})}
			</ol>
		</nav>
	);
}
