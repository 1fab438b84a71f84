/*
 * rules - checks that fields of models name, beyond what their type asks.
 *
 * A rule is called with a value that already passed its type's check and
 * that is not null.  It adds faults about the field, and may replace *value by
 * the form to store.
 */
#ifndef CTJ_RULES_H
#define CTJ_RULES_H

#include "password.h" /* PASSWORD_MAX */

struct cJSON;
struct faults;

/* At most SLOTS_MAX meetings, at most WINDOWS_MAX windows; meetings.c has their
 * keys. */
void check_meetings(struct faults *faults, struct cJSON **value);
void check_windows(struct faults *faults, struct cJSON **value);

/* "UTC" or an Area/Place name of the system's zone database. */
void check_zone(struct faults *faults, struct cJSON **value);

/* A date that is not in the future, wherever on earth one is. */
void check_past(struct faults *faults, struct cJSON **value);

/* password_weak() in every rule. */
void check_new_password(struct faults *faults, struct cJSON **value);

/* Across the fields of an opportunity: skills, or a matrix, not both. */
void check_one_matrix(struct faults *faults, const struct cJSON *old,
		      struct cJSON *row);

#endif
