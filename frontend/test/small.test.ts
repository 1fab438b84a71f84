/*
 * small.test - paths to go back to, confirmations, numbers in words
 */
import { describe, expect, test } from 'vitest';

import { doneSentence, nextAfter, withDone } from '@/lib/done';
import { safeNext, signInAt } from '@/lib/next';
import { date, names, plural, today } from '@/lib/words';

describe('next', () => {
	test.each(['/', '/saved', '/opportunities?q=a#b', '/a//b'])('%s is ours', (path) => {
		expect(safeNext(path)).toBe(path);
	});
	test.each(['//evil.org', '/\\evil.org', 'https://evil.org', 'evil', '', '/a\nb',
		'/\u0000', 'javascript:alert(1)', undefined, ['/a']])('%j is not', (path) => {
		expect(safeNext(path, '/instead')).toBe('/instead');
	});
	test('what is no ASCII is encoded: it stands in a header', () => {
		expect(safeNext('/opportunities?q=\u20ac')).toBe('/opportunities?q=%E2%82%AC');
		expect(safeNext('/a\ud800')).toBe('/a%EF%BF%BD');
	});
	test('signing in leads back', () => {
		expect(signInAt('/a?b=c&d')).toBe('/login?next=%2Fa%3Fb%3Dc%26d');
		expect(signInAt('/')).toBe('/login');
	});
});

describe('done', () => {
	test('only codes of the list say something', () => {
		expect(doneSentence('signed-out')).toBe('You are signed out.');
		for (const code of ['<b>', 'constructor', '', undefined, ['signed-out']])
			expect(doneSentence(code)).toBeNull();
	});
	test('who has signed up is led to the profile, others nowhere', () => {
		expect(nextAfter('signed-up')?.path).toBe('/profile');
		for (const code of ['signed-in', 'constructor', undefined, ['signed-up']])
			expect(nextAfter(code)).toBeUndefined();
	});
	test('the code joins what is in the address', () => {
		expect(withDone('/a', 'signed-in')).toBe('/a?done=signed-in');
		expect(withDone('/a?b=c#d', 'signed-in')).toBe('/a?b=c&done=signed-in#d');
	});
});

describe('words', () => {
	test('one is one, more are more', () => {
		expect([plural(1, 'role'), plural(0, 'role'), plural(1234, 'person', 'people')])
			.toEqual(['1 role', '0 roles', '1,234 people']);
	});
	test('dates are days in Los Angeles', () => {
		expect(date('2026-02-03')).toBe('February 3, 2026');
		expect(date('2026-02-03T06:00:00Z')).toBe('February 2, 2026');
		expect(today(new Date('2026-02-03T06:00:00Z'))).toBe('2026-02-02');
	});
	test('names are texts', () => {
		expect(names(['a', 1, null, 'b'])).toEqual(['a', 'b']);
	});
});
