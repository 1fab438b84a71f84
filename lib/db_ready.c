/*
 * db_ready - is the database there?
 */
#include "db_connect.h"

bool
db_ready(int milliseconds)
{
	static const struct statement one = { NULL, "SELECT 1" };
	bool ready;

	db_patience(milliseconds);
	ready = db_send(&one, NULL) == OK && db_one() == OK;
	db_rollback();
	db_patience(0);
	return ready;
}
