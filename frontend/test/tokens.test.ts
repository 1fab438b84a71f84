/*
 * tokens.test - the contrast of every pair of colours in use, light and dark
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../app/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media');

const tokens = (text: string) => new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)]
	.map(([, name = '', value = '']) => [name, value]));
const schemes = { light: tokens(light), dark: tokens(dark) };

const channel = (value: number) =>
	value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
		channel(parseInt(hex.slice(at, at + 2), 16) / 255));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

/* Text needs 4.5, the borders of controls and the focus 3. */
const grounds = ['bg', 'surface', 'tint'];
const pairs: [string, string[], number][] = [
	['ink', [...grounds, 'ok-bg', 'warn-bg', 'error-bg', 'info-bg'], 4.5],
	['ink-2', grounds, 4.5],
	['link', [...grounds, 'ok-bg', 'warn-bg', 'info-bg'], 4.5],
	['visited', [...grounds, 'ok-bg', 'warn-bg', 'info-bg'], 4.5],
	['primary-text', ['primary', 'primary-hover', 'primary-active'], 4.5],
	['ok', ['bg', 'ok-bg'], 4.5],
	['warn', ['bg', 'warn-bg'], 4.5],
	['error', ['bg', 'error-bg'], 4.5],
	['info', ['bg', 'info-bg'], 4.5],
	['line', grounds, 3],
	['focus', [...grounds, 'info-bg', 'warn-bg'], 3],
];

for (const [scheme, colours] of Object.entries(schemes))
	for (const [front, backs, least] of pairs)
		for (const back of backs)
			test(`${scheme}: ${front} on ${back} has at least ${least}`, () => {
				expect(contrast(colours.get(front)!, colours.get(back)!))
					.toBeGreaterThanOrEqual(least);
			});

test('dark has every colour that light has', () => {
	expect([...schemes.dark.keys()].sort()).toEqual([...schemes.light.keys()].sort());
});
