/*
 * text - what a project manager wrote: paragraphs and lists, never markup
 *
 * A blank line begins a paragraph; lines that begin with "-" or "*" are a list.
 */
const isItem = (line: string) => /^\s*[-*•]\s+/.test(line);

export function Text({ children }: { children: string }) {
	return children.split(/\n\s*\n/).filter((block) => block.trim() !== '').map((block, i) => {
		const lines = block.split('\n').filter((line) => line.trim() !== '');
		if (lines.every(isItem))
			return (
				<ul key={i}>
					{lines.map((line, j) => <li key={j}>{line.replace(/^\s*[-*•]\s+/, '')}</li>)}
				</ul>
			);
		return (
			<p key={i}>
				{lines.map((line, j) => <span key={j}>{j > 0 && <br />}{line}</span>)}
			</p>
		);
	});
}
