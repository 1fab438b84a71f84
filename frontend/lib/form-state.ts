/*
 * form-state - what travels from an action back to its form
 */
export type Values = Record<string, string | string[]>;

/* All values of a name; of one that was not sent, none. */
export function listOf(values: Values, name: string): string[] {
	const value = values[name];
	return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export type Problem = {
	/* null: of the form as a whole. */
	field: string | null;
	message: string;
};

export type FormState = {
	/* How often it was sent; 0 before that. */
	sent: number;
	problems: Problem[];
	values: Values;
	/* The session ended while the form was open. */
	expired: boolean;
	/* The id of what takes the focus, such as a row that was just added. */
	focus?: string;
	/* Somebody saved this meanwhile. */
	clash?: Clash;
};

/* What is there now where it is not what was typed. */
export type Clash = {
	/* When it was changed. */
	at: string;
	differences: { label: string; theirs: string; yours: string }[];
};

export type Action = (before: FormState, form: FormData) => Promise<FormState>;

export const untouched: FormState = { sent: 0, problems: [], values: {}, expired: false };

/* The form that an action was sent; it may be called with anything, which is none. */
export const formOf = (sent: unknown): FormData =>
	sent instanceof FormData ? sent : new FormData();

/* What was typed, without passwords and what Next adds. */
export function typed(sent: FormData): Values {
	const form = formOf(sent);
	const values: Values = {};
	for (const name of new Set(form.keys())) {
		if (name.startsWith('$ACTION') || name.includes('password'))
			continue;
		const all = form.getAll(name).filter((value) => typeof value === 'string');
		values[name] = all.length > 1 ? all : all[0] ?? '';
	}
	return values;
}

/* The state before comes from the browser, and may be anything. */
export const sentAfter = (before: Partial<FormState> | null): number =>
	Number.isSafeInteger(before?.sent) ? Number(before?.sent) + 1 : 1;

/* The form once more, as it was typed; what is wrong with it, if anything is. */
export const again = (before: FormState, values: Values, problems: Problem[]): FormState => ({
	sent: sentAfter(before), values, problems, expired: false });
