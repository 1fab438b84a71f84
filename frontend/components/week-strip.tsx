/*
 * week-strip - the meetings of a week as a picture; the list beside it says the
 * same in words
 */
import type { Slot } from '@/lib/meetings';
import { DAYS } from '@/lib/words';

import styles from './week-strip.module.css';

const WIDTH = 44;
/* The hours that are drawn: meetings outside stand at the edge. */
const FROM = 7, TO = 23, HOUR = 6;

const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
const y = (at: number) => 20 + (Math.min(Math.max(at, FROM), TO) - FROM) * HOUR;

function Block({ slot }: { slot: Slot }) {
	const start = hour(slot.start);
	const end = hour(slot.end) < start ? 24 : hour(slot.end);
	const top = Math.min(y(start), y(TO) - 6);

	return (
		<rect className={slot.cadence === 'weekly' ? styles.block : styles.sometimes}
			x={DAYS.indexOf(slot.day) * WIDTH + 4} width={WIDTH - 8} rx="4"
			y={top} height={Math.max(y(end) - top, 6)} />
	);
}

export function WeekStrip({ slots }: { slots: Slot[] }) {
	return (
		<svg className={styles.strip} viewBox={`0 0 ${7 * WIDTH} ${y(TO) + 2}`}
			width={7 * WIDTH} height={y(TO) + 2} aria-hidden="true" focusable="false">
			{DAYS.map((day, i) => (
				<g key={day}>
					<rect className={styles.day} x={i * WIDTH + 2} y="20" rx="6"
						width={WIDTH - 4} height={(TO - FROM) * HOUR} />
					<text className={styles.name} x={i * WIDTH + WIDTH / 2} y="14"
						textAnchor="middle">{day}</text>
				</g>
			))}
			{slots.map((slot, i) => <Block key={i} slot={slot} />)}
		</svg>
	);
}
