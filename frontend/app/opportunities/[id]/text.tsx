/*
 * text - what a project manager wrote: paragraphs, lists and links, never markup
 *
 * A blank line ends a paragraph; lines that begin with "-", "*" or a bullet are
 * a list; web addresses are links.  The preview in /admin/ does the same;
 * t/site-words.json holds both to it.
 */
import { Fragment } from 'react';

type Block = { list: boolean; lines: string[] };

function blocks(text: string): Block[] {
	const all: Block[] = [];
	let last = null as Block | null;
	for (const line of text.split('\n').map((one) => one.trim())) {
		const item = /^[-*•][ \t]+(.*)$/.exec(line)?.[1];
		const list = item !== undefined;
		if (line === '') {
			last = null;
			continue;
		}
		if (last?.list !== list)
			all.push(last = { list, lines: [] });
		last.lines.push(item ?? line);
	}
	return all;
}

/* Without the punctuation of the sentence around it. */
const ADDRESS = /(?<=^|[ \t(])(https?:\/\/[^ \t<>"']*[^ \t<>"'.,;:!?)])/;

/* Every second part is an address. */
const Line = ({ children }: { children: string }) => children.split(ADDRESS).map((part, i) =>
	i % 2 === 0 ? part : <a key={i} href={part} rel="nofollow noopener ugc">{part}</a>);

export function Text({ children }: { children: string }) {
	return blocks(children).map(({ list, lines }, i) => list ? (
		<ul key={i} dir="auto">
			{lines.map((line, j) => <li key={j}><Line>{line}</Line></li>)}
		</ul>
	) : (
		<p key={i} dir="auto">
			{lines.map((line, j) => (
				<Fragment key={j}>{j > 0 && <br />}<Line>{line}</Line></Fragment>
			))}
		</p>
	));
}
