/*
 * types - what the backend answers, by the names people use for it
 *
 * All of them come from schema.d.ts, which is generated from the backend's own
 * description: what changes there breaks the build here.
 */
import type { components, paths } from './schema';

type Schemas = components['schemas'];

export type Listing = Schemas['Listing'];
export type Opportunity = Schemas['Opportunity'];
export type User = Schemas['User'];
export type Community = Schemas['CommunityOfPractice'];
export type Role = Schemas['Role'];
export type Skill = Schemas['Skill'];
export type Facets =
	paths['/api/facets/']['get']['responses'][200]['content']['application/json'];
export type Facet = Facets['community_of_practice'][number];

export type Match =
	paths['/api/matches/']['get']['responses'][200]['content']['application/json'][number];
export type Fit = Match['fit'];

export type Area = Community['practice_area'];
export type Environment = Listing['work_environment'];
export type Status = Opportunity['status'];

/* --- calls, by method and path ----------------------------------------- */

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/* The paths that have this method. */
export type PathOf<M extends Method> = {
	[P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Operation<M extends Method, P extends PathOf<M>> =
	paths[P] extends Record<M, infer O> ? O : never;

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : undefined;

/* What a success carries. */
export type Answer<M extends Method, P extends PathOf<M>> =
	Operation<M, P> extends { responses: infer R }
		? R extends { 200: infer A } ? Json<A>
			: R extends { 201: infer A } ? Json<A>
				: undefined
		: never;

export type Query<M extends Method, P extends PathOf<M>> =
	Operation<M, P> extends { parameters: { query?: infer Q } }
		? NonNullable<Q> : never;

/* PATCH takes any of the fields. */
export type Body<M extends Method, P extends PathOf<M>> =
	Operation<M, P> extends { requestBody?: { content: { 'application/json': infer B } } }
		? M extends 'patch' ? Partial<B> : B : never;

/* --- how a call ends ---------------------------------------------------- */

export type Fields = Record<string, string[]>;

export type Failure =
	| { kind: 'not_found' }
	| { kind: 'unauthenticated' }
	| { kind: 'forbidden'; message: string }
	| { kind: 'invalid'; fields: Fields }
	| { kind: 'conflict' }
	| { kind: 'too_large' }
	| { kind: 'throttled'; seconds: number }
	| { kind: 'unavailable' };

export type Result<T> =
	/* next: the query of the following page; version: for If-Match. */
	| { kind: 'ok'; data: T; next: string | null; version: string | null }
	| Failure;
