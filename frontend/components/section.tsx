/*
 * section - a part of a page under a heading of its own
 */
import type { ReactNode } from 'react';

export const Section = ({ id, title, children }: {
	id: string;
	title: ReactNode;
	children: ReactNode;
}) => (
	<section className="stack" aria-labelledby={id}>
		<h2 id={id}>{title}</h2>
		{children}
	</section>
);
