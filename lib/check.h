/*
 * check - does a body say what the model allows?
 *
 * It knows no database: types, limits, choices and the rules of fields.  What
 * only the database can tell is refs.c's.
 */
#ifndef CTJ_CHECK_H
#define CTJ_CHECK_H

#include <stdbool.h>

#include "faults.h"
#include "model.h"

/* The sentences that more than one check says. */
#define CHECK_REQUIRED "This field is required."
#define CHECK_NULL     "This field may not be null."
#define CHECK_BLANK    "This field may not be blank."
#define CHECK_INTEGER  "A valid integer is required."
#define CHECK_DATE                                                             \
	"Date has wrong format. Use one of these formats instead: YYYY-MM-DD."
#define CHECK_CHOICE   "\"%s\" is not a valid choice."
#define CHECK_UUID     "\xe2\x80\x9c%s\xe2\x80\x9d is not a valid UUID."
#define CHECK_ELEMENTS "Ensure this field has no more than %d elements."

struct check {
	const struct model *model;
	const struct cJSON *body; /* what was sent */
	const struct cJSON *old;  /* the stored columns; NULL on create */
	bool create;              /* presets are filled in */
	bool partial;             /* nothing is required */
	bool admin;               /* its fields are judged too */
	bool from_form; /* "" may mean absent or null, JSON comes as text */
};

/*
 * check_body - the row to store, by column; faults are added for every field
 * that is wrong, in declared order.  References are in canonical form but not
 * looked up; a T_SKILLS stays under its name as it was sent.
 */
struct cJSON *check_body(const struct check *check, struct faults *faults);

/* check_value - one value against one field: its form to store, or NULL when
 * a fault was added.  value is not null. */
struct cJSON *check_value(const struct field *field, struct cJSON *value,
			  struct faults *faults);

/* check_echo - a value as messages quote it: strings as they are, all else as
 * compact JSON; cut after 200 characters. */
const char *check_echo(const struct cJSON *value);

/*
 * check_integer - is it a whole number in minimum..maximum, as JSON number or
 * string?  Adds a fault with prefix in front if not.
 */
bool check_integer(const struct cJSON *value, long minimum, long maximum,
		   const char *prefix, struct faults *faults, long *number);

#endif
