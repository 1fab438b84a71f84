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

enum fault_code {
	FAULT_OTHER,
	FAULT_MISSING, /* what it refers to is not there */
};

struct fault {
	struct fault *next; /* about the same field */
	enum fault_code code;
	int item;        /* of a list, from 1; 0: the value as a whole */
	const char *key; /* of that item, or NULL */
	const char *sentence;
};

struct faults {
	const char *names[FAULTS_MAX];
	struct fault *first[FAULTS_MAX];
	size_t count;
	size_t at; /* the field that fault_add() speaks of */
};

/* faults_field - what is added next is about this field; a new name is
 * declared behind the others. */
void faults_field(struct faults *faults, const char *name);

/* fault_add - one more sentence about the current field. */
void fault_add(struct faults *faults, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* fault_missing - what the current field refers to by value is not there. */
void fault_missing(struct faults *faults, const char *value);

/* fault_item - about one item of a list, and one key of it unless NULL. */
void fault_item(struct faults *faults, int item, const char *key,
		const char *sentence);

/* fault_text - the sentence, with the item that it is about in front. */
const char *fault_text(const struct fault *fault);

/* FOR_EACH_FAULT - declares fault and walks what is wrong with one field. */
#define FOR_EACH_FAULT(fault_, first_)                                         \
	for (const struct fault *fault_ = (first_); fault_ != NULL;            \
	     fault_ = fault_->next)

/* How many sentences the current field has. */
size_t faults_here(const struct faults *faults);

bool faults_any(const struct faults *faults);

/* faults_json - {"field": ["sentence", …]} as text. */
const char *faults_json(const struct faults *faults);

#endif
