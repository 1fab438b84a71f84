/*
 * /privacy - what is kept about people, and for how long
 */
import type { Metadata } from 'next';
import Link from 'next/link';

import { Title } from '@/components/parts';
import { Section } from '@/components/section';
import { elsewhere, SITE } from '@/lib/site';

export const metadata: Metadata = {
	description: `What ${SITE} keeps about you, for how long, and who sees it.`,
	alternates: { canonical: '/privacy' },
};

export default function Page() {
	return (
		<div className="stack stack-wide">
			<Title>Privacy</Title>
			<div className="stack">
				<h1>Privacy</h1>
				<p className="lead">
					No tracking, no advertising, no third party: your browser speaks with
					this site alone. So there is no banner to click away.
				</p>
			</div>
			<Section id="cookies" title="Two cookies">
				<p>Both are needed to sign in.</p>
				<table>
					<caption className="hidden">The cookies of this site</caption>
					<thead>
						<tr><th scope="col">Name</th><th scope="col">What for</th><th scope="col">How long</th></tr>
					</thead>
					<tbody>
						<tr>
							<th scope="row"><code>sessionid</code></th>
							<td>Says that it is you, after you signed in.</td>
							<td>Two weeks, or until you sign out</td>
						</tr>
						<tr>
							<th scope="row"><code>csrftoken</code></th>
							<td>Shows that a form was sent from this site and not from another.</td>
							<td>One year</td>
						</tr>
					</tbody>
				</table>
				<p>
					In the administration, which only some people can open, a third
					one, <code>messages</code>, carries what was just done to the next page.
				</p>
			</Section>
			<Section id="account" title="With an account">
				<ul>
					<li>
						Your name, your email address and your password. The password is
						kept in a form from which nobody can read it back.
					</li>
					<li>
						What you tell in your profile, if you do: community, skills with
						levels, when you have time, hours a week, time zone, the day of your
						onboarding. It is used to show you what fits you.
					</li>
					<li>The roles you save.</li>
					<li>
						If you are a project manager: the postings you write, with your
						email address as the contact.
					</li>
				</ul>
			</Section>
			<Section id="who" title="Who sees what">
				<p>
					Your profile, what you saved and how well roles fit you are shown to
					you alone. The address of who posted a role is shown to people who are
					signed in. Administrators see accounts, in order to help when
					somebody cannot sign in. Nothing is sold or handed on.
				</p>
			</Section>
			<Section id="logs" title="Without an account, too">
				<p>
					Like every web server, ours writes a line for each request: the time,
					the address of the network it came from, the page, and what the browser says it is. We
					use it to find faults and attacks. After a wrong password, the address is
					counted for a quarter of an hour, so that nobody can try many.
				</p>
			</Section>
			<Section id="rights" title="What you can ask for">
				<p>
					What you told about yourself you see and change in <Link href="/profile"
						prefetch={false}>your profile</Link> and <Link href="/account"
						prefetch={false}>your account</Link>. For anything else that is kept
					about you, to see it or to have it
					deleted, <a href={elsewhere.contact}>write to us</a>. That place is public: say
					only that you want to, and an administrator will get in touch.
				</p>
			</Section>
		</div>
	);
}
