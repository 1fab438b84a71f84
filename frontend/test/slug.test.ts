/*
 * slug.test - names in addresses
 */
import { expect, test } from 'vitest';

import { decoded, projectPath, rolePath, slug } from '@/lib/slug';

test.each([
	['HfLA Tools', 'hfla-tools'],
	['  hfla   tools ', 'hfla-tools'],
	['UI/UX Designer', 'ui-ux-designer'],
	['Café & Água', 'cafe-agua'],
	['市民', '市民'],
	['<script>', 'script'],
	['--', ''],
])('%j is %j', (name, its) => {
	expect(slug(name)).toBe(its);
	expect(slug(its)).toBe(its);
});

test('what has no slug has no page', () => {
	expect(projectPath('!!!')).toBeNull();
	expect(projectPath('市')).toBe('/projects/%E5%B8%82');
	expect(rolePath('Data Engineer')).toBe('/roles/data-engineer');
});

test('a part of an address is decoded, or left as it is', () => {
	expect(decoded('a%20b')).toBe('a b');
	expect(decoded('%E0%A4')).toBe('%E0%A4');
});
