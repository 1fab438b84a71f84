/*
 * transaction - how a transaction of several groups begins and ends.
 */
#include "transaction.h"

#include "db.h"

enum error
transaction_begin(void)
{
	enum error error = db_begin();

	if (error == OK)
		error = db_one();
	return error == DONE ? OK : error;
}

enum error
transaction_end(enum error error)
{
	if (error == OK)
		error = db_commit();
	if (error == OK)
		error = db_rest();
	if (error != OK)
		db_rollback();
	return error;
}
