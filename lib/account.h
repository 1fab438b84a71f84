/*
 * account - who signs in with which password: for auth and the admin.
 */
#ifndef CTJ_ACCOUNT_H
#define CTJ_ACCOUNT_H

#include <stdbool.h>

#include "req.h"

struct account {
	const char *id; /* NULL: there is none */
	const char *password, *email;
	bool active;
	bool admitted; /* may work in the admin */
};

/* Declares the module's statements; before the first request. */
void account_init(void);

/* account_find - by e-mail, in any case. */
enum error account_find(struct req *req, const char *email,
			struct account *account);

/* account_named - by e-mail, or else by user name. */
enum error account_named(struct req *req, const char *name,
			 struct account *account);

/* account_own - the caller's. */
enum error account_own(struct req *req, struct account *account);

/* account_opens - is it the password, and may the account sign in?  Costs the
 * same whether it exists, can sign in, or neither. */
bool account_opens(const struct account *account, const char *password);

/* account_write - opens a transaction and runs its first write, which says
 * whether the account is still as it was judged: DONE if not. */
enum error account_write(const struct statement *statement,
			 const struct binds *binds);

/* account_commit - ends that transaction; error: what failed in it, or OK. */
enum error account_commit(struct req *req, enum error error);

/*
 * account_enter - signs in whose password was right: stamps the account, opens
 * the session, forgets what was typed wrong under that name.  beside, if there
 * is one, is a write of the same transaction, with its values.  DONE: the
 * stored password is not the one any more that was verified.
 */
enum error account_enter(struct req *req, const struct account *account,
			 const char *name, const char *password,
			 const struct statement *beside,
			 const struct binds *values);

/* account_masked - "a***@example.org": enough to recognise, too little to
 * collect. */
const char *account_masked(const char *email);

#endif
