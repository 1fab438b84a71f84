/*
 * credits - what this site is made of, and under which licences
 *
 * What is sent to browsers or serves them; what only builds or tests is named
 * in docs/adr/0008-dependencies.md.
 */
export type Credit = { name: string; what: string; licence: string; href: string };

export const inPages: readonly Credit[] = [
	{ name: 'Public Sans', what: 'the typeface, from Fontsource', licence: 'SIL Open Font License 1.1', href: 'https://public-sans.digital.gov/' },
	{ name: 'React', what: 'what pages are made with', licence: 'MIT', href: 'https://react.dev/' },
	{ name: 'Next.js', what: 'what makes and serves them', licence: 'MIT', href: 'https://nextjs.org/' },
	{ name: 'Satori and resvg', what: 'draw the previews of links, as a part of Next.js', licence: 'MPL 2.0', href: 'https://github.com/vercel/satori' },
	{ name: 'Yoga', what: 'lays them out, as a part of Next.js', licence: 'MIT', href: 'https://www.yogalayout.dev/' },
];

export const onServer: readonly Credit[] = [
	{ name: 'Node.js', what: 'runs Next.js', licence: 'MIT', href: 'https://nodejs.org/' },
	{ name: 'nginx', what: 'the web server', licence: 'BSD 2-Clause', href: 'https://nginx.org/' },
	{ name: 'PostgreSQL', what: 'the database, and libpq to speak with it', licence: 'PostgreSQL License', href: 'https://www.postgresql.org/' },
	{ name: 'libfcgi', what: 'FastCGI', licence: 'Open Market FastCGI licence', href: 'https://github.com/FastCGI-Archives/fcgi2' },
	{ name: 'cJSON', what: 'reads JSON', licence: 'MIT', href: 'https://github.com/DaveGamble/cJSON' },
	{ name: 'libscrypt', what: 'hashes passwords', licence: 'BSD 2-Clause', href: 'https://github.com/technion/libscrypt' },
	{ name: 'OpenSSL', what: 'keys and comparisons that leak nothing', licence: 'Apache 2.0', href: 'https://www.openssl.org/' },
	{ name: 's6, spawn-fcgi, multiwatch', what: 'keep the programs running', licence: 'ISC; BSD 3-Clause; MIT', href: 'https://skarnet.org/software/s6/' },
	{ name: 'tz database', what: 'when clocks change', licence: 'Public domain', href: 'https://www.iana.org/time-zones' },
	{ name: 'zxcvbn-ts', what: 'the list of passwords that too many people use', licence: 'MIT', href: 'https://github.com/zxcvbn-ts/zxcvbn' },
];
