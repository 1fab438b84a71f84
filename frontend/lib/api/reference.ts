/*
 * reference - what hardly changes: communities, roles, skills, and how the
 * backend describes itself
 *
 * They are the same for everybody, so they are asked without cookies and kept
 * for a minute, then asked again with the ETag they came with.  When the
 * backend is away, what is kept goes on serving.
 */
import 'server-only';

import { backend, read } from './client';
import type { Description } from '../describe';
import type { Community, Result, Role, Skill } from './types';

const FRESH = 60_000;
const PATIENCE = 3000;

type Kept = { data: unknown; tag: string | null; at: number };
const kept = new Map<string, Kept>();

const ok = (data: unknown) => ({ kind: 'ok', data, next: null, version: null }) as const;

async function list<T>(path: string): Promise<Result<T>> {
	const old = kept.get(path);
	if (old && Date.now() - old.at < FRESH)
		return ok(old.data) as Result<T>;
	try {
		const response = await fetch(backend() + path, {
			headers: {
				Accept: 'application/json',
				...(old?.tag ? { 'If-None-Match': old.tag } : {}),
			},
			redirect: 'manual',
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE),
		});
		if (old && response.status === 304) {
			old.at = Date.now();
			return ok(old.data) as Result<T>;
		}
		const result = await read<T>(response);
		if (result.kind === 'ok')
			kept.set(path, { data: result.data, tag: result.version, at: Date.now() });
		else if (old)
			return ok(old.data) as Result<T>;
		return result;
	} catch {
		return old ? ok(old.data) as Result<T> : { kind: 'unavailable' };
	}
}

export const communities = () => list<Community[]>('/api/communities-of-practice/?limit=500');
export const roles = () => list<Role[]>('/api/roles/?limit=500');
export const skills = () => list<Skill[]>('/api/skills/?limit=500');
export const description = () => list<Description>('/api/openapi.json');
