/*
 * icons - our own glyphs: communities, marks and the drawing of the home page
 *
 * All decorative: what they mean stands beside them as text.
 */
import type { ReactNode } from 'react';

import type { Area } from '@/lib/api/types';

function Glyph({ children, className = 'glyph' }: { children: ReactNode; className?: string }) {
	return (
		<svg className={className} viewBox="0 0 24 24" width="24" height="24" fill="none"
			stroke="currentColor" strokeWidth="1.8" strokeLinecap="round"
			strokeLinejoin="round" aria-hidden="true" focusable="false">
			{children}
		</svg>
	);
}

const areaPaths: Record<Area, ReactNode> = {
	/* Bars under a line that rises. */
	data_science: <><path d="M4 20V13M10 20V10M16 20V14M21 20H3" /><path d="M4 8l6-4 6 4 4-4" /></>,
	/* Brackets around a slash. */
	engineering: <path d="M8 6l-5 6 5 6M16 6l5 6-5 6M13.5 4l-3 16" />,
	/* A loop that never ends. */
	devops: <path d="M12 12c-2.5-3.5-4-5-6-5a5 5 0 000 10c2 0 3.500-1.500 6-5 2.500-3.500 4-5 6-5a5 5 0 010 10c-2 0-3.500-1.500-6-5z" />,
	/* A board with cards. */
	project_management: <><rect x="3" y="4" width="18" height="16" rx="2" /><path d="M9 4v16M15 4v16M5.500 8h1M11.500 8h1M11.500 11h1M17.500 8h1" /></>,
	/* A pen on a frame. */
	ui_ux: <><path d="M20 10V5a1 1 0 00-1-1H5a1 1 0 00-1 1v14a1 1 0 001 1h5" /><path d="M12.500 19.500l1-3.500 6-6 2.500 2.500-6 6z" /></>,
};

export const AreaGlyph = ({ area }: { area: Area }) => <Glyph>{areaPaths[area]}</Glyph>;

export const BookmarkGlyph = ({ full }: { full: boolean }) => (
	<Glyph>
		<path d="M6 4h12v16l-6-5-6 5z" fill={full ? 'currentColor' : 'none'} />
	</Glyph>
);

export const CloseMark = () => (
	<Glyph className="mark"><path d="M6 6l12 12M18 6L6 18" /></Glyph>
);

export const TickMark = () => (
	<Glyph className="mark"><path d="M5 13l5 5 9-11" /></Glyph>
);

export const EmptyDrawing = () => (
	<svg className="drawing-small" viewBox="0 0 120 80" width="120" height="80" fill="none"
		stroke="currentColor" strokeWidth="2" strokeLinecap="round"
		strokeLinejoin="round" aria-hidden="true" focusable="false">
		<circle cx="52" cy="34" r="20" />
		<path d="M67 49l18 18" strokeWidth="5" />
		<path d="M44 34h16M14 70h56M96 18v8M92 22h8M22 16v6M19 19h6" />
	</svg>
);

/* A street at the foot of the hills: people carry a board together. */
export const HeroDrawing = () => (
	<svg className="drawing" viewBox="0 0 480 320" width="480" height="320"
		aria-hidden="true" focusable="false">
		<circle className="draw-sun" cx="372" cy="84" r="46" />
		<path className="draw-hill" d="M0 214c60-52 112-70 168-46 44-46 96-58 150-24 58-28 110-14 162 36v140H0z" />
		<g className="draw-house">
			<rect x="34" y="150" width="76" height="120" rx="4" />
			<rect x="122" y="112" width="64" height="158" rx="4" />
			<rect x="330" y="134" width="58" height="136" rx="4" />
			<path d="M396 176l34-26 34 26v94h-68z" />
		</g>
		<g className="draw-window">
			<path d="M48 168h18v18H48zM78 168h18v18H78zM48 200h18v18H48zM78 200h18v18H78zM136 130h14v16h-14zM160 130h14v16h-14zM136 160h14v16h-14zM160 160h14v16h-14zM136 190h14v16h-14zM160 190h14v16h-14zM344 152h12v14h-12zM364 152h12v14h-12zM344 180h12v14h-12zM364 180h12v14h-12zM418 190h24v20h-24z" />
		</g>
		<path className="draw-street" d="M0 270h480v50H0z" />
		<path className="draw-line" d="M24 296h44M104 296h44M184 296h44M264 296h44M344 296h44M424 296h44" />
		<g className="draw-trunk"><path d="M286 270v-46" /></g>
		<g className="draw-leaf">
			<path d="M286 228c-14-22-34-22-44-12 16 0 30 4 44 12zM286 228c-6-24-24-34-38-30 14 6 28 16 38 30zM286 228c14-22 34-22 44-12-16 0-30 4-44 12zM286 228c6-24 24-34 38-30-14 6-28 16-38 30z" />
		</g>
		<g className="draw-board">
			<rect x="176" y="196" width="92" height="54" rx="6" />
			<path className="draw-board-mark" d="M192 214l8 8 14-16M226 212h26M192 236h60" />
		</g>
		<g className="draw-person">
			<circle cx="164" cy="214" r="11" />
			<path d="M150 280v-32c0-18 28-18 28 0v32zM170 244l16-14" />
			<circle cx="282" cy="208" r="11" />
			<path d="M268 280v-38c0-18 28-18 28 0v38zM276 238l-16-8" />
			<circle cx="222" cy="262" r="9" />
			<path d="M210 304v-20c0-14 24-14 24 0v20z" />
		</g>
	</svg>
);
