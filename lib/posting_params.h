/*
 * posting_params - the parameters and orders of lists of opportunities.
 */
#ifndef CTJ_POSTING_PARAMS_H
#define CTJ_POSTING_PARAMS_H

#include "resource.h"

extern const struct param param_status, param_mine;
extern const struct order posting_orders[], listing_orders[];

#endif
