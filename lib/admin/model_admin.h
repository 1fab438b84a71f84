/*
 * model_admin - how each model is worked with in /admin/, as data.
 *
 * What the model says (type, label, help, limits, choices, row label) is not
 * repeated here.  Generic code reads these rows and names no model; what is
 * truly one model's own is a function pointer in its row, and NULL is the
 * generic behaviour.  Zero is the safe value: a right not named is NOBODY's.
 *
 * A path names a field of the model, or one of the model a reference leads to:
 * "role.community_of_practice".  Parameters of filters follow from it: "."
 * becomes "__", a reference ends in "__id", then "__exact" and so on.
 */
#ifndef CTJ_MODEL_ADMIN_H
#define CTJ_MODEL_ADMIN_H

#include <cjson/cJSON.h>

#include "buf.h"
#include "models.h"
#include "resource.h"

struct form;
struct model_admin;
struct plan;
struct req;

enum admin_verb {
	ADMIN_VIEW,
	ADMIN_ADD,
	ADMIN_CHANGE,
	ADMIN_DELETE,
	ADMIN_VERB__MAX
};

struct column {           /* of the list; ends with label NULL */
	const char *path; /* NULL: the row label */
	const char *label;
	const char *sort; /* SQL over r; NULL: cannot be sorted by */
	/* row: what the list's statement gives, by path; NULL: by type. */
	void (*draw)(struct buf *, const cJSON *row);
	/* What sort speaks of besides r, and what tells equal rows apart. */
	const char *join, *then;
};

struct tab { /* ends with label NULL */
	const char *label;
	const char *query; /* "status__exact=open"; "": all */
};

enum filter_type {
	FILTER_CHOICE,
	FILTER_REF,
	FILTER_BOOL,
	FILTER_DATE,
	FILTER_EMPTY, /* is there a value at all? */
};

struct filter { /* ends with path NULL */
	const char *path;
	enum filter_type type;
	bool linked; /* only links ask for it: not offered until one did */
};

struct widget {
	/* The control of a field that holds value, inside its label and error.
	 */
	void (*draw)(struct buf *, const struct form *, const struct field *,
		     const cJSON *value);
	/* What was sent, as the JSON a client of the API would send; *value
	 * stays NULL where nothing was.  Adds faults that the model's check
	 * could not put into words. */
	enum error (*read)(struct form *, const struct field *, cJSON **value);
	bool group;         /* several controls: a fieldset, not a label */
	const char *prefix; /* of its rows: "skill" for skill-0-id; or NULL */
};

struct field_widget { /* ends with field NULL */
	const char *field;
	const struct widget *widget;
};

struct fieldset { /* ends with fields NULL */
	const char *legend, *intro;
	const char *const *fields; /* ends with NULL */
};

enum model_action_flags {
	ACTION_BULK = 1 << 0, /* for the ticked rows */
	ACTION_FORM = 1 << 1, /* a button of the change form */
	ACTION_CONFIRM = 1 << 2,
};

/* A transition is data: field becomes to, if it was one of from.  What leaves
 * the field alone has instead. */
struct model_action {
	const char *name, *label;
	enum who may;
	unsigned flags;
	const char *field, *to;
	const char *const *from; /* ends with NULL; NULL: any */
	/* SQL over chosen, a part of a statement that makes a w of what was
	 * done: id, label, before, after, version. */
	const char *instead;
	/* From where each row of the list has a button for it; NULL: none. */
	const char *const *rows;
	/* Of many rows at once: what was done to them ("Closed"); SQL over r
	 * of those that it passes over, and why; a statement that first locks
	 * what the rows depend on; a part of the statement that changes them,
	 * over w. */
	const char *done;
	const char *unless, *why;
	const char *refusal; /* for the log, if one record was refused so */
	const char *before, *also;
};

struct row_link { /* in each row of the list; ends with label NULL */
	const char *label;
	const char *before, *after; /* of the id, below the list's address */
	enum admin_verb may;
	const char *field; /* only where it is one of from; NULL: always */
	const char *const *from;
};

struct model_admin {
	const struct model *model;
	const char *app, *slug; /* /admin/<app>/<slug>/ */
	const char *menu;       /* sidebar group; NULL: not in the menu */
	enum who may[ADMIN_VERB__MAX];
	const struct column *columns; /* ?o= counts from 1 */
	const struct tab *tabs;
	const struct filter *filters;
	const char *const *search; /* "=" in front: exact, "^": starts with */
	const char *order;         /* SQL over r; ends in the primary key */
	const struct fieldset *fieldsets;
	const struct fieldset *add_fieldsets; /* NULL: the same */
	const char *const *prefill; /* names taken from add/?name=value */
	const char *several;        /* the field of which add/?several=1 takes
				       many at once; or NULL */
	const struct choice *fresh; /* field, what a new one holds; or NULL */
	const struct choice *required; /* field that the model leaves free, what
					  is said without it; or NULL */
	const struct model_action *const *actions;
	const struct field_widget *widgets; /* where the type's is wrong */
	/* Across fields, before the form is stored: faults and advice. */
	enum error (*check)(struct req *, struct form *);
	/* Blockers, counts and choices of a deletion. */
	enum error (*may_delete)(struct req *, struct plan *);
	/* Side rows, in the transaction that changed the row. */
	enum error (*saved)(struct req *, const char *id);
	/* Beside the form; req->old has the stored values. */
	void (*aside)(struct req *, struct buf *);
	/* The record as others see it, from what the form shows.  NULL: there
	 * is nothing to preview. */
	void (*preview)(struct form *, struct buf *);
	/* More fields of an add form, behind the fieldsets. */
	void (*more)(struct form *, struct buf *);
	const char *column; /* written besides the fields, and never read */
	const struct row_link *links;
	const char *first; /* what an empty list invites to */
	/* Of deleting many: as in model_action. */
	struct model_action removal;
};

/* Every model of the admin, in the order of the menu; ended by NULL. */
#define MODEL_ADMINS_MAX 8 /* room that tables of them have */
extern const struct model_admin *const model_admins[];

/* model_admin_of - by the parts of its address; NULL if there is none. */
const struct model_admin *model_admin_of(const char *app, const char *slug);

/* model_admin_for - how a model is worked with; NULL if it is not. */
const struct model_admin *model_admin_for(const struct model *model);

/* The widget of a field, where the model names one; else NULL. */
const struct widget *model_admin_widget(const struct model_admin *admin,
					const struct field *field);

#endif
