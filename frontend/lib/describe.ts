/*
 * describe - the backend's description of itself (OpenAPI), in words
 *
 * Only what /developers shows of it; the types of calls come from the same
 * document (lib/api/types).
 */
export type Schema = {
	$ref?: string;
	type?: string;
	format?: string;
	description?: string;
	enum?: unknown[];
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	maxItems?: number;
	default?: unknown;
	items?: Schema;
	anyOf?: Schema[];
	properties?: Record<string, Schema>;
	required?: string[];
};

type Content = { content?: Record<string, { schema?: Schema }> };

export type Operation = {
	summary: string;
	description?: string;
	tags?: string[];
	parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
	requestBody?: Content;
	responses: Record<string, Content & { description?: string }>;
};

export type Description = {
	info: { title: string; version: string; description?: string };
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
};

const types: Record<string, string> = {
	string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false',
	object: 'object', array: 'list', null: 'null',
};

const formats: Record<string, string> = {
	uuid: 'UUID', date: 'date', 'date-time': 'moment', email: 'email address',
};

/* The name behind "#/components/schemas/Name". */
export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

function limits({ minimum, maximum, maxLength, maxItems }: Schema): string[] {
	return [
		minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}`
			: minimum !== undefined ? `at least ${minimum}`
				: maximum !== undefined && `at most ${maximum}`,
		maxLength !== undefined && `at most ${maxLength} characters`,
		maxItems !== undefined && `at most ${maxItems} elements`,
	].filter((one) => typeof one === 'string');
}

/* What may stand there: "list of UUID, at most 20 elements". */
export function inWords(schema: Schema | undefined): string {
	if (!schema)
		return 'anything';
	if (schema.$ref)
		return nameOf(schema.$ref);
	if (schema.anyOf)
		return schema.anyOf.map(inWords).join(', or ');
	if (schema.enum)
		return `one of ${schema.enum.map(String).join(', ')}`;
	const kind = formats[schema.format ?? ''] ?? types[schema.type ?? ''] ?? 'anything';
	const of = schema.items && Object.keys(schema.items).length > 0
		? ` of ${inWords(schema.items)}` : '';
	return [`${kind}${of}`, ...limits(schema),
		...(schema.default === undefined ? [] : [`else ${String(schema.default)}`])].join(', ');
}

export type Call = { method: string; path: string; operation: Operation };

/* Its calls by resource, in the order of the document. */
export function resources({ paths }: Description): [string, Call[]][] {
	const all = new Map<string, Call[]>();
	for (const [path, operations] of Object.entries(paths))
		for (const [method, operation] of Object.entries(operations)) {
			const tag = operation.tags?.[0] ?? 'other';
			all.set(tag, [...all.get(tag) ?? [], { method: method.toUpperCase(), path, operation }]);
		}
	return [...all];
}

const jsonOf = (content: Content | undefined): Schema | undefined =>
	content?.content?.['application/json']?.schema;

/* What a call takes and what it answers, if it says. */
export const bodyOf = (operation: Operation): Schema | undefined => jsonOf(operation.requestBody);

export function answerOf({ responses }: Operation): Schema | undefined {
	const good = Object.keys(responses).find((status) => status.startsWith('2'));
	return good === undefined ? undefined : jsonOf(responses[good]);
}
