/*
 * faults - what is wrong with a request, field by field.
 *
 * Fields are declared once, in the order of the model; faults are kept by
 * field, so they come out in declared order whoever found them first.  All
 * of it lives in the arena.
 */
#ifndef CTJ_FAULTS_H
#define CTJ_FAULTS_H

#include <stdbool.h>
#include <stddef.h>

#define FAULTS_MAX   40 /* fields of one model, or parameters of one list */
#define FAULTS_WHOLE "non_field_errors"

struct cJSON;

struct faults {
	const char *names[FAULTS_MAX];
	struct cJSON *sentences[FAULTS_MAX];
	size_t count;
	size_t at; /* the field that fault_add() speaks of */
};

/* faults_field - what is added next is about this field; a new name is
 * declared behind the others. */
void faults_field(struct faults *faults, const char *name);

/* fault_add - one more sentence about the current field. */
void fault_add(struct faults *faults, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* How many sentences the current field has. */
size_t faults_here(const struct faults *faults);

bool faults_any(const struct faults *faults);

/* faults_json - {"field": ["sentence", …]} as text. */
const char *faults_json(const struct faults *faults);

#endif
