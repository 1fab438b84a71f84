/*
 * chosen-chips - the filters in use; each link removes its own
 */
import Link from 'next/link';

import { CloseMark } from '@/components/icons';
import { addressOf, without, type Search } from '@/lib/search';

export function ChosenChips({ search: { chosen, sort } }: { search: Search }) {
	if (chosen.length === 0)
		return null;
	return (
		<nav aria-label="Filters in use">
			<ul className="chips">
				{chosen.map((one) => (
					<li key={`${one.filter.name} ${one.value}`}>
						<Link className="chip" prefetch={false} href={addressOf(without(chosen, one), sort)}>
							<span className="hidden">Remove </span>
							{one.filter.say(one.value)}
							<CloseMark />
						</Link>
					</li>
				))}
				<li><Link className="chip" href="/opportunities" prefetch={false}>Clear all</Link></li>
			</ul>
		</nav>
	);
}
