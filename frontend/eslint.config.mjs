/*
 * eslint.config - what the compiler does not see
 */
import vitals from 'eslint-config-next/core-web-vitals';
import types from 'eslint-config-next/typescript';

const config = [
	{ ignores: ['.next/', 'next-env.d.ts', 'lib/api/schema.d.ts'] },
	...vitals,
	...types,
	{
		rules: {
			/* The policy forbids inline styles; tests would find them late. */
			'react/forbid-dom-props': ['error', { forbid: ['style'] }],
			'react/forbid-component-props': ['error', { forbid: ['style'] }],
			'no-restricted-imports': ['error', { paths: [
				{ name: 'next/image', message: 'It writes inline styles.' },
				{ name: 'next/font/google', message: 'It downloads while building.' },
			] }],
			'no-console': 'error',
			eqeqeq: 'error',
		},
	},
	{
		/* A picture is drawn of it, no page. */
		files: ['lib/preview.tsx'],
		rules: { 'react/forbid-dom-props': 'off' },
	},
	{
		/* One module speaks to the backend. */
		ignores: ['lib/api/**'],
		rules: {
			'no-restricted-globals': ['error',
				{ name: 'fetch', message: 'lib/api speaks to the backend.' }],
		},
	},
];

export default config;
