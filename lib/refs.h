/*
 * refs - what only the database knows about a checked row: do its references
 * exist, is what must be unique still free?
 */
#ifndef CTJ_REFS_H
#define CTJ_REFS_H

#include <stdbool.h>

#include "db.h"
#include "model.h"

struct cJSON;
struct faults;

struct refs {
	const struct model *model;
	bool admin; /* the fields of the admin are asked about too */
	const struct statement *question; /* NULL: there is nothing to ask */
};

/* refs_fold - the SQL function under which two values of the field are the
 * same: addresses whatever their case, names whatever their case and spaces;
 * "": what has choices is what it is. */
const char *refs_fold(const struct field *field);

/* refs_init - the one question about every such field of the model. */
void refs_init(struct refs *refs, const struct model *model, bool admin);

/*
 * refs_ask - asks it for the row that body became (id: the stored row it
 * replaces, or NULL) and adds faults, which quote what was sent.  Afterwards
 * each T_SKILLS of the row is in the form to store: canonical ids, levels 1
 * to 5.  Fails as db does.
 */
enum error refs_ask(const struct refs *refs, const struct cJSON *body,
		    struct cJSON *row, const char *id, struct faults *faults);

/* refs_array - a checked T_REFS as the text of an array, in the arena; "{}" for
 * what is no list. */
const char *refs_array(const struct cJSON *list);

#endif
