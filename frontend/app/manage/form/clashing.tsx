/*
 * clashing - somebody saved the posting while this form was open: what is there
 * now beside what was typed
 */
'use client';

import { useFormState } from '@/components/action-form';
import { moment } from '@/lib/words';

import styles from './form.module.css';

export function Clashing() {
	const { clash } = useFormState();

	if (!clash)
		return null;
	return (
		<section className="notice notice-warn" aria-labelledby="clash">
			<h2 id="clash">Changed on {moment(clash.at)}, while you had it open</h2>
			<p>
				Compare below. What you typed is still in the form: when you save it
				again, it replaces what is there now. To keep something of that, copy it
				into the form first.
			</p>
			{clash.differences.length === 0 && <p>In the end both say the same.</p>}
			{clash.differences.map(({ label, theirs, yours }) => (
				<div key={label} className={styles.difference}>
					<h3>{label}</h3>
					<dl>
						<div><dt>There now</dt><dd>{theirs || 'empty'}</dd></div>
						<div><dt>Yours</dt><dd>{yours || 'empty'}</dd></div>
					</dl>
				</div>
			))}
		</section>
	);
}
