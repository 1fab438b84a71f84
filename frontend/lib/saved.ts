/*
 * saved - is a role among those one saved?
 */
export type Saved = {
	/* null: the page did not ask. */
	saved: boolean | null;
	/* Why it could not be changed. */
	problem: string | null;
};
