/*
 * /developers - the API, as the backend describes it, and what machines may read
 */
import type { Metadata } from 'next';
import Link from 'next/link';

import { Title, Unavailable } from '@/components/parts';
import { Section } from '@/components/section';
import { description } from '@/lib/api/reference';
import { answerOf, bodyOf, inWords, nameOf, resources, type Call, type Description,
	type Schema } from '@/lib/describe';
import { SITE } from '@/lib/site';

import styles from './developers.module.css';

export const metadata: Metadata = {
	description: `The programming interface, feeds and calendar files of ${SITE}.`,
	alternates: { canonical: '/developers' },
};

export default async function Page() {
	const api = await description();

	return (
		<div className="stack stack-wide">
			<Title>For developers</Title>
			<div className="stack">
				<h1>For developers</h1>
				<p className="lead">
					What these pages show, programs may read too. No key is needed for what
					is public.
				</p>
			</div>
			<Section id="feeds" title="Feeds and files">
				<ul>
					<li>
						<a href="/feed.xml">/feed.xml</a> (Atom) and <a href="/feed.json">/feed.json</a> (JSON
						Feed): the newest open roles. They take the filters of <Link
							href="/opportunities" prefetch={false}>the list</Link>:
						put what follows the question mark there behind them.
					</li>
					<li>
						<code>/opportunities/<var>id</var>/meetings.ics</code>: the meetings of a role, for
						calendars.
					</li>
					<li><a href="/sitemap.xml">/sitemap.xml</a>: all pages, for search engines.</li>
				</ul>
			</Section>
			<Section id="rules" title="Rules of the API">
				<ul>
					<li>Paths end in a slash; bodies are JSON or forms; answers are JSON.</li>
					<li>
						Lists come in pages; a <code>Link</code> header leads to the next one.
					</li>
					<li>
						Errors have one shape, with a code, a message and, for each wrong field, what is
						wrong with it. Who is not signed in gets 403.
					</li>
					<li>
						With a session, whatever changes something carries the cookie <code>csrftoken</code> in
						the header <code>X-CSRFToken</code>.
					</li>
					<li>What has an <code>ETag</code> can be asked for with <code>If-None-Match</code>.</li>
				</ul>
			</Section>
			{api.kind === 'ok' ? <Api api={api.data} />
				: <Unavailable again="/developers" what="The description of the API" />}
		</div>
	);
}

function Api({ api }: { api: Description }) {
	const all = resources(api);

	return (
		<>
			<Section id="calls" title={`The API, version ${api.info.version}`}>
				<p>
					All of it, machine-readable: <a href="/api/openapi.json">/api/openapi.json</a>.
				</p>
				{all.map(([name, calls]) => (
					<section className="stack" key={name} aria-labelledby={`of-${name}`}>
						<h3 id={`of-${name}`}>{name}</h3>
						<div className={styles.calls}>
							{calls.map((call) => <One key={`${call.method} ${call.path}`} call={call} />)}
						</div>
					</section>
				))}
			</Section>
			<Section id="shapes" title="Shapes">
				<div className={styles.calls}>
					{Object.entries(api.components.schemas).map(([name, schema]) => (
						<details key={name} id={`shape-${name}`}>
							<summary><strong>{name}</strong></summary>
							<Fields schema={schema} />
						</details>
					))}
				</div>
			</Section>
		</>
	);
}

function One({ call: { method, path, operation } }: { call: Call }) {
	const body = bodyOf(operation);
	const answer = answerOf(operation);
	const inQuery = operation.parameters?.filter((one) => one.in === 'query') ?? [];

	return (
		<details>
			<summary>
				<code><strong>{method}</strong> {path}</code>
				{operation.description && <span className={styles.for}>{operation.description}</span>}
			</summary>
			{inQuery.length > 0 && (
				<>
					<p>Parameters:</p>
					<ul>
						{inQuery.map(({ name, schema }) => (
							<li key={name}>
								<code>{name}</code>: {inWords(schema)}{schema?.description && `. ${schema.description}`}
							</li>
						))}
					</ul>
				</>
			)}
			{body && <p>Takes <Shape schema={body} />.</p>}
			<p>{answer ? <>Answers <Shape schema={answer} />.</> : 'Answers without a body.'}</p>
		</details>
	);
}

/* A shape that has a name is a link to it. */
function Shape({ schema }: { schema: Schema }) {
	if (schema.$ref)
		return <a href={`#shape-${nameOf(schema.$ref)}`}>{nameOf(schema.$ref)}</a>;
	if (schema.type === 'array' && schema.items?.$ref)
		return <>a list of <Shape schema={schema.items} /></>;
	if (schema.properties)
		return <>an object of <code>{Object.keys(schema.properties).join(', ')}</code></>;
	return inWords(schema);
}

const Fields = ({ schema: { properties = {}, required = [] } }: { schema: Schema }) => (
	<ul>
		{Object.entries(properties).map(([name, schema]) => (
			<li key={name}>
				<code>{name}</code>: {inWords(schema)}
				{required.includes(name) && ', required'}
				{schema.description && `. ${schema.description}`}
			</li>
		))}
	</ul>
);
