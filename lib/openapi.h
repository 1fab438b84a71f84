/*
 * openapi - models and resources in the words of OpenAPI 3.1.
 *
 * Every executable prints its own paths (--describe), the program describe
 * prints the models; make joins them into one document.
 */
#ifndef CTJ_OPENAPI_H
#define CTJ_OPENAPI_H

#include "buf.h"
#include "model.h"
#include "resource.h"

/* The object "paths" of one resource. */
void openapi_paths(struct buf *out, const struct resource *resource);

/* The schemas of what it sends and takes. */
void openapi_schemas(struct buf *out, const struct resource *resource);

/* The object "components" of what all share: errors. */
void openapi_components(struct buf *out);

#endif
