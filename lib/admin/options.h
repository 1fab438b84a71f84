/*
 * options - what may be chosen in a form: rows of other models, and values that
 * other rows have already.  One statement for each form.
 */
#ifndef CTJ_ADMIN_OPTIONS_H
#define CTJ_ADMIN_OPTIONS_H

#include "model_admin.h"
#include "req.h"

struct option {
	const char *kind; /* the name of a model, or of a field; "copy" */
	const char *id, *label;
	const char *group; /* "": none */
};

struct options {
	struct option *list;
	size_t count;
};

void options_init(void);

/* options_read - all that the forms of the model offer. */
enum error options_read(struct req *req, const struct model_admin *admin,
			struct options *options);

/* options_find - the option of that kind and id; NULL: it is not offered. */
const struct option *options_find(const struct options *options,
				  const char *kind, const char *id);

size_t options_count(const struct options *options, const char *kind);

#endif
