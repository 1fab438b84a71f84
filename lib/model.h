/*
 * model - the language in which models are written.
 *
 * A model says what a thing is, as data.  SQL (sql.c), validation (check.c),
 * JSON (output.c), OpenAPI (openapi.c) and admin forms derive from it.
 * Behaviour by type is an array indexed by enum type in the module of the
 * concern: checks[] in check.c, columns[] in sql_columns.c, outputs[] in
 * output.c, schemas[] in openapi_schema.c.  A new type is one value here and
 * one entry in each.
 */
#ifndef CTJ_MODEL_H
#define CTJ_MODEL_H

#include <stddef.h>

struct cJSON;
struct faults;
struct model;

/* Limits of the product, which more than one file keeps. */
#define TEXT_MAX    20000 /* code points of a long text */
#define HOURS_MAX   168   /* of a week */
#define LEVEL_MAX   5     /* of a skill; the least is 1 */
#define SLOTS_MAX   20    /* meetings of an opportunity */
#define WINDOWS_MAX 100   /* times when a person is free */

/* The zone of what names none. */
#define ZONE_PRESET "America/Los_Angeles"

enum type {
	T_END, /* closes a list of fields */
	T_UUID,
	T_LINE, /* a text of one line, varchar(max) */
	T_TEXT,
	T_EMAIL,
	T_INT,
	T_BOOL,
	T_CHOICE,
	T_DATE,
	T_TIME,   /* an instant, sent in UTC */
	T_SECRET, /* a password: never trimmed, stored or sent */
	T_JSON,   /* any JSON that .check accepts */
	T_REF,    /* a row of another model; the column is name + "_id" */
	T_REFS,   /* many of them, through the table .link */
	T_SKILLS, /* skill id -> level, in the matrix that .via names */
	T_SHOWN,  /* no column: .expr says what to send, .as its type */
	T__MAX
};

enum field_flags { /* none: required, not null, not blank, anyone's */
		   F_NULL = 1 << 0,
		   F_BLANK = 1 << 1, /* a text may be empty; absent on create:
					empty */
		   F_READONLY = 1 << 2, /* the database sets it */
		   F_OWNER = 1 << 3,    /* who created the row: we set it */
		   F_ADMIN = 1 << 4,    /* written through /admin/ only: e-mail,
					   flags */
		   F_HIDDEN = 1 << 5,   /* in no API answer */
		   F_EMPTY = 1 << 6,    /* T_SKILLS: {} is kept, not removed */
};

struct choice { /* a list of them ends with NULL, NULL */
	const char *value, *label;
	const char *help; /* a sentence for who has to choose; or NULL */
};

struct link { /* the table of a T_REFS and its two columns */
	const char *table, *from, *to;
	const char *order; /* SQL over t, a row of the other model */
};

struct field {
	enum type type;
	const char *name; /* in JSON and in forms */
	unsigned flags;
	long min, max;      /* of a number; max code points of a text */
	const char *preset; /* on create if nothing is sent: the DEFAULT */
	const struct choice *choices;
	const struct model *to;
	const struct link *link;
	const char *via;
	const char *unused; /* T_REF, T_EMAIL: what to say if it is taken */
	const char *expr;   /* SQL over r to send instead of the column */
	const char *kept;   /* SQL over what the resource's .join brings in:
			       the same, ready; NULL: it is not kept */
	enum type as;       /* T_SHOWN: what kind of value .expr gives */
	const char *help;
	const char *label; /* for people; NULL: from the name */

	/* A rule of its own, after the type's: adds faults about this field
	 * and may replace *value by the form to store. */
	void (*check)(struct faults *faults, struct cJSON **value);
};

struct model {
	const char *name;           /* "opportunity" */
	const char *table;          /* NULL: only the body of a request */
	const char *label, *plural; /* for people */
	const char *title;          /* SQL over r: how one row is called */
	const char
		*missing; /* "Opportunity": "No … matches the given query." */
	const struct field *fields;

	/* A rule across fields; old is NULL on create.  It may add members to
	 * row, and faults to any field (faults_field). */
	void (*check)(struct faults *faults, const struct cJSON *old,
		      struct cJSON *row);
};

/* FOR_EACH_FIELD - declares field and walks the model's fields with it. */
#define FOR_EACH_FIELD(field_, model_)                                         \
	for (const struct field *field_ = (model_)->fields;                    \
	     field_->type != T_END; field_++)

/* clang-format off */
#define FIELD_ID	 { T_UUID, "id", F_READONLY }
#define FIELD_CREATED_AT { T_TIME, "created_at", F_READONLY }
#define FIELD_UPDATED_AT { T_TIME, "updated_at", F_READONLY }
#define FIELD_END	 { T_END, NULL }
/* clang-format on */

/* The model's field of that name, or NULL. */
const struct field *model_field(const struct model *model, const char *name);

/* field_column - its column: "role_id" for the reference "role"; NULL if it
 * has none (T_REFS, T_SKILLS, T_SHOWN, T_SECRET). */
const char *field_column(const struct field *field);

/* May a client of the API send it? */
int field_writable(const struct field *field);

/* field_settable - may the admin write it, if its form asks for it? */
int field_settable(const struct field *field);

/* field_label - what people call it: "Hours per week", "Practice area". */
const char *field_label(const struct field *field);

/* choice_label - the label of a stored value, or NULL. */
const char *choice_label(const struct choice *choices, const char *value);

#endif
