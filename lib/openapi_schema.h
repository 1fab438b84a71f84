/*
 * openapi_schema - JSON Schema of models and parameters.
 */
#ifndef CTJ_OPENAPI_SCHEMA_H
#define CTJ_OPENAPI_SCHEMA_H

#include "buf.h"
#include "model.h"

/* "CommunityOfPractice" for the label "Community of Practice"; arena. */
const char *openapi_name(const struct model *model);

/* openapi_value - the schema of one value of a field; null: may be null. */
void openapi_value(struct buf *out, const struct field *field, bool null);

/* openapi_model - what an answer holds, or what a client sends. */
void openapi_model(struct buf *out, const struct model *model, bool written);

#endif
