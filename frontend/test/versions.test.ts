/*
 * versions.test - what must not be older than it is
 */
import { expect, test } from 'vitest';

import { dependencies } from '../package.json';

/* 16.2.6 closed the last of the holes that are known (CVE-2025-55182 among them). */
const FLOOR = [16, 2, 6];

test('Next.js is one version, and not below what closes its known holes', () => {
	expect(dependencies.next).toMatch(/^\d+\.\d+\.\d+$/);
	const pinned = dependencies.next.split('.').map(Number);
	const at = FLOOR.findIndex((part, i) => pinned[i] !== part);
	expect(at === -1 || pinned[at]! > FLOOR[at]!).toBe(true);
});
