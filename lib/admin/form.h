/*
 * form - the form of one record: what was sent becomes the JSON that a client
 * of the API would send, and is drawn again as it was typed.
 *
 * A form reads the names in its fieldsets and nothing else.  What it shows is
 * in shown, by field name, in that JSON; body is the part of it that is to be
 * judged and stored: everything of a new record, of an old one what differs
 * from what the form showed when it was drawn (_base).  So a value that nobody
 * touched is not judged again, and two people who change different fields do
 * not meet.
 */
#ifndef CTJ_ADMIN_FORM_H
#define CTJ_ADMIN_FORM_H

#include "model_admin.h"
#include "options.h"
#include "pairs.h"
#include "record.h"

#define FORM_FAULTS_MAX 200
#define FORM_ADVICE_MAX 24
#define FORM_ITEMS_MAX  128

#define FORM_UNSTORABLE "This field contains characters that cannot be stored."

struct form_fault {
	const char *field;  /* its name; "" for the whole form */
	const char *target; /* id of the control to go to */
	const char *label, *text;
	const char *url, *record; /* that has the value already; or NULL */
};

struct form_advice {
	const char *field, *text;
};

struct form {
	struct req *req;
	const struct model_admin *admin;
	const struct fieldset *fieldsets;
	struct record record;     /* id NULL: a new one */
	const struct pairs *sent; /* what was typed; NULL: nothing yet */
	struct options options;

	cJSON *shown, *body;
	cJSON *row;        /* what body became; NULL until it was judged */
	cJSON *kept;       /* by field: stored parts that no row can say */
	cJSON *beside;     /* columns to store that no field of it says */
	const char *added; /* the row editor that gets more rows, or NULL */
	long item_rows[FORM_ITEMS_MAX]; /* the row each item of JSON was in */
	size_t item_count;
	const char *item_prefix;

	struct form_fault faults[FORM_FAULTS_MAX];
	size_t fault_count;
	struct form_advice advice[FORM_ADVICE_MAX];
	size_t advice_count;

	bool viewed; /* nothing can be changed: text instead of controls */
	bool offers_anyway;  /* the advice stands between it and publishing */
	const char *refusal; /* for the log: what was refused to whom */
	const char *note;    /* what happened to it, above the fields */
};

/* form_init - the form of a new record, or of a stored one. */
void form_init(struct form *form, struct req *req,
	       const struct model_admin *admin, const struct record *record);

/* form_field - what was typed; NULL if nothing of that name was. */
const char *form_field(const struct form *form, const char *name);

/* form_pressed - was the button of that name pressed? */
bool form_pressed(const struct form *form, const char *name);

/* The widget of a field: the one the model's admin names, or its type's. */
const struct widget *form_widget(const struct form *form,
				 const struct field *field);

/* form_complete - has all arrived that a form for a stored record sends? */
bool form_complete(const struct form *form);

/* form_read - shown, kept and body from what was sent; faults that only a form
 * can have. */
enum error form_read(struct form *form);

/* form_judged - a value without the parts that stay as they are. */
cJSON *form_judged(const struct form *form, const struct field *field,
		   const cJSON *value);

/* form_judge - body becomes row, as the model's check says; faults are added to
 * the form.  form_refs() asks the database about it, in the current group. */
void form_judge(struct form *form);
enum error form_refs(struct form *form);

/* form_words - a fault as people read it: nobody reads an id. */
const char *form_words(const struct fault *fault);

/* form_refused - the store refused the row: its faults become the form's. */
void form_refused(struct form *form);

/* form_judge_all - everything it shows is judged, touched or not. */
void form_judge_all(struct form *form);

/* form_why - the first fault, in one line: "Name: …". */
const char *form_why(const struct form *form);

/* form_location - the address of the record's page. */
const char *form_location(const struct form *form, const char *id);

/* form_fault - one more; target NULL: the field's own control. */
void form_fault(struct form *form, const char *field, const char *target,
		const char *format, ...) __attribute__((format(printf, 4, 5)));

void form_advise(struct form *form, const char *field, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* form_kept - remembers a part of a stored value that stays as it is. */
void form_keep(struct form *form, const struct field *field, cJSON *part);

/* FOR_EACH_FORM_FIELD - declares field and walks the fields of the fieldsets.
 */
#define FOR_EACH_FORM_FIELD(field_, form_)                                     \
	for (const struct field *field_ = form_next(form_, NULL);              \
	     field_ != NULL; field_ = form_next(form_, field_))

const struct field *form_next(const struct form *form,
			      const struct field *after);

/* form_canon - a value in the one form in which it is compared. */
const char *form_canon(const struct field *field, const cJSON *value);

/* form_digest - short, of that. */
const char *form_digest(const struct field *field, const cJSON *value);

/* form_base - the digest of the field when the form was drawn, from _base;
 * NULL if it was not said. */
const char *form_base(const struct form *form, const struct field *field);

/* form_empty - is there nothing in it? */
bool form_empty(const cJSON *value);

#endif
