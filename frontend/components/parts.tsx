/*
 * parts - small pieces that every page may use
 */
import Link from 'next/link';
import type { ReactNode } from 'react';

import { doneSentence, isRefusal, nextAfter } from '@/lib/done';
import { SITE } from '@/lib/site';

/* The one title of a page; forms write their own (action-form). */
export const Title = ({ children }: { children: string }) => (
	<title>{`${children} – ${SITE}`}</title>
);

/* What was just done, by the code in the address, and what is best done next. */
export const DoneNotice = ({ code, alone = false }: {
	code: string | string[] | undefined;
	/* The page itself leads on. */
	alone?: boolean;
}) => {
	const sentence = doneSentence(code);
	const kind = isRefusal(code) ? 'notice-warn' : 'notice-ok';
	const next = alone ? undefined : nextAfter(code);

	return (
		<div role="status" className={sentence ? `notice ${kind}` : undefined}>
			{sentence && <p>{sentence}</p>}
			{next && (
				<>
					<p>{next.why}</p>
					<p><Link className="button" href={next.path} prefetch={false}>{next.label}</Link></p>
				</>
			)}
		</div>
	);
};

export const Notice = ({ children, kind = 'info' }: {
	children: ReactNode;
	kind?: 'info' | 'warn' | 'ok';
}) => <div className={`notice notice-${kind}`}>{children}</div>;

/* The backend does not answer: the page stands, and the way to try again. */
export const Unavailable = ({ again, what = 'This' }: { again: string; what?: string }) => (
	<Notice kind="warn">
		<p>
			<strong>{what} is not available right now.</strong> We are probably
			back in a minute.
		</p>
		<p><a className="button button-quiet" href={again}>Try again</a></p>
	</Notice>
);

/* Public browsing is off: what is here, and how to see it. */
export const Invitation = ({ next, level = 2 }: { next: string; level?: 2 | 3 }) => {
	const query = `?next=${encodeURIComponent(next)}`;
	const Heading = `h${level}` as const;

	return (
		<section className="notice notice-info" aria-labelledby="invitation">
			<Heading id="invitation">Open roles are for members</Heading>
			<p>
				An account is free and takes a minute: your name, an email address
				and a password.
			</p>
			<p className="cluster">
				<Link className="button" href={`/signup${query}`} prefetch={false}>Sign up</Link>
				<Link className="button button-quiet" href={`/login${query}`} prefetch={false}>Sign in</Link>
			</p>
		</section>
	);
};
