/*
 * describe.test - the API's description in words
 */
import { expect, test } from 'vitest';

import { answerOf, inWords, resources, type Operation } from '@/lib/describe';

test.each([
	[{ type: 'string', maxLength: 200 }, 'text, at most 200 characters'],
	[{ type: 'integer', minimum: 1, maximum: 500, default: 100 }, 'whole number, 1 to 500, else 100'],
	[{ type: 'array', maxItems: 20, items: { type: 'string', format: 'uuid' } }, 'list of UUID, at most 20 elements'],
	[{ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] }, 'date, or null'],
	[{ enum: ['remote', 'hybrid'] }, 'one of remote, hybrid'],
	[{ $ref: '#/components/schemas/Listing' }, 'Listing'],
	[{ type: 'array', items: {} }, 'list'],
	[undefined, 'anything'],
])('%j', (schema, words) => {
	expect(inWords(schema)).toBe(words);
});

const call = (tag: string): Operation => ({ summary: '', tags: [tag], responses: {
	default: {}, 200: { content: { 'application/json': { schema: { type: 'object' } } } } } });

test('calls stand with their resource', () => {
	const found = resources({ info: { title: '', version: '1' }, components: { schemas: {} },
		paths: { '/a/': { get: call('a'), post: call('a') }, '/b/': { get: call('b') } } });
	expect(found.map(([tag, calls]) => [tag, calls.map(({ method, path }) => `${method} ${path}`)]))
		.toEqual([['a', ['GET /a/', 'POST /a/']], ['b', ['GET /b/']]]);
});

test('the answer is that of success', () => {
	expect(answerOf(call('a'))).toEqual({ type: 'object' });
	expect(answerOf({ summary: '', responses: { 204: {} } })).toBeUndefined();
});
