/*
 * widgets - how a field is drawn in a form, and what is read of it.
 */
#ifndef CTJ_ADMIN_WIDGETS_H
#define CTJ_ADMIN_WIDGETS_H

#include "form.h"

/* By type; NULL where there is nothing to write. */
extern const struct widget *const widgets[T__MAX];

extern const struct widget widget_ref, widget_refs;

/* Where the type's own is wrong. */
extern const struct widget widget_suggestions; /* values that others have */
extern const struct widget widget_unused;      /* choices no other row has */
extern const struct widget widget_radio_or_text;
extern const struct widget widget_owner;  /* of whom may not give it away */
extern const struct widget widget_shown;  /* as text, never read */
extern const struct widget widget_linked; /* is it known elsewhere? */
extern const struct widget widget_skill_rows;
extern const struct widget widget_meeting_rows;
extern const struct widget widget_matrix;

/* widget_names - the attributes that every control of the field has: id, name,
 * what describes it, whether it is wrong. */
void widget_names(struct buf *out, const struct form *form,
		  const struct field *field);

/* widget_help - what is said below the label of a field; NULL: nothing.  An
 * editor of rows says it for itself; who only looks need not know. */
const char *widget_help(const struct form *form, const struct field *field);

/* widget_describes - the attributes of the two latter only, for a control whose
 * id is target.  A group's help describes the group. */
void widget_describes(struct buf *out, const struct form *form,
		      const char *target);

/* widget_text - a stored value as people read it, where it cannot be changed.
 */
void widget_text(struct buf *out, const struct form *form,
		 const struct field *field, const cJSON *value);

/* The rows of an editor may say so many things at once. */
#define ROWS_MAX 120

/* rows_total - how many rows were sent, at most ROWS_MAX; -1: it does not say,
 * -2: more. */
long rows_total(const struct form *form, const char *prefix);

/* rows_field - "prefix-N-name" as it was typed; NULL if it was not sent. */
const char *rows_field(const struct form *form, const char *prefix, long n,
		       const char *name);

/* rows_id - the id of that control, and its name. */
const char *rows_id(const char *prefix, long n, const char *name);
const char *rows_name(const char *prefix, long n, const char *name);

/* rows_error - what is wrong with the control whose id is target. */
void rows_error(struct buf *out, const struct form *form, const char *target);

/* rows_remove - the box that has a row removed with the next save. */
void rows_remove(struct buf *out, const char *prefix, long n, bool removed);

#endif
