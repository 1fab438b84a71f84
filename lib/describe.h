/*
 * describe - a resource, or all models, as JSON: what make, the tests and the
 * OpenAPI document read instead of the C.
 */
#ifndef CTJ_DESCRIBE_H
#define CTJ_DESCRIBE_H

#include "resource.h"

/*
 * describe_resource - prints {"name", "path", "routes", "statements",
 * "openapi", "schemas"} on stdout: who may do what on which path, the SQL, the
 * paths in OpenAPI's words.
 */
void describe_resource(const struct resource *resource);

/* describe_models - prints {"models", "errors", "components"} on stdout. */
void describe_models(void);

#endif
