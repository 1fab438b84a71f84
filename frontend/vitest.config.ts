/*
 * vitest.config - unit tests of what needs no browser and no backend
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	resolve: { alias: { '@': import.meta.dirname } },
	test: { include: ['test/**/*.test.ts'], environment: 'node' },
});
