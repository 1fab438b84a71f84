/*
 * transaction - how a transaction of several groups begins and ends.
 */
#ifndef CTJ_TRANSACTION_H
#define CTJ_TRANSACTION_H

#include "error.h"

/* transaction_begin - OK: what is sent from now on is one transaction. */
enum error transaction_begin(void);

/*
 * transaction_end - with error OK commits, and waits until that is done; with
 * any other error rolls back.  Returns OK if what was done is stored, else that
 * error, or what became of the commit.
 */
enum error transaction_end(enum error error);

#endif
