/*
 * check-lockfile - is a package-lock.json good on every machine?
 *
 *	node dev/check-lockfile.mjs FOLDER...
 *
 * npm leaves optional packages out, silently, which it cannot get while it
 * writes the lockfile; npm ci then fails on whatever machine needs them.  And
 * an address of a registry in it would bind everybody to that registry.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/* Where node would look for NAME from the package at PATH, nearest first. */
function* places(path, name) {
	for (let at = path; at !== ''; ) {
		yield `${at}/node_modules/${name}`;
		const last = at.lastIndexOf('/node_modules/');
		at = last < 0 ? '' : at.slice(0, last);
	}
	yield `node_modules/${name}`;
}

function* faults({ packages }) {
	for (const [path, about] of Object.entries(packages)) {
		if (path === '')
			continue;
		if (!about.version || !about.integrity)
			yield `${path}: no version or no checksum`;
		if (about.resolved)
			yield `${path}: names a registry`;
		for (const name of Object.keys(about.optionalDependencies ?? {}))
			if (![...places(path, name)].some((at) => at in packages))
				yield `${path}: ${name} is missing`;
	}
}

let failed = process.argv.length < 3;
for (const folder of process.argv.slice(2)) {
	const file = join(folder, 'package-lock.json');
	const found = [...faults(JSON.parse(readFileSync(file, 'utf8')))];
	for (const fault of found)
		console.error(`${file}: ${fault}`);
	failed ||= found.length > 0;
}
process.exit(failed ? 1 : 0);
