/*
 * throttle - may one try now?
 *
 * Attempts are counted before they are judged, in one atomic statement, so
 * that many at once count as many.  The counters are rows shared by all
 * executables; who cannot count must not let anybody in, so a failing
 * database fails the request.
 */
#ifndef CTJ_THROTTLE_H
#define CTJ_THROTTLE_H

#include "req.h"

void throttle_init(void);

/*
 * throttle_signin - counts an attempt to sign in to that account from the
 * caller's address.  Five are free; then each is followed by a wait of 2, 4,
 * 8 … 900 seconds, until 15 minutes went by without any.  E_THROTTLED during
 * a wait.
 */
enum error throttle_signin(struct req *req, const char *email);

/* throttle_clear - the account's password was right: queued, to travel with
 * what follows. */
enum error throttle_clear(struct req *req, const char *email);

/* throttle_signup - counts a sign-up from the caller's address: 60 an hour. */
enum error throttle_signup(struct req *req);

#endif
