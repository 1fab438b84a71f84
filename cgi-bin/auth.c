/*
 * /api/auth/ - signing up, in and out.
 *
 *	csrf/ signup/ login/ logout/	everybody
 *	me/ password/			members
 */
#include "auth.h"
#include "models.h"
#include "resource.h"

/* clang-format off */
static const struct action actions[] = {
	{ "csrf/", ANYONE, { [READ] = ANYONE }, .run = auth_csrf },
	{ "signup/", ANYONE, { [CREATE] = ANYONE }, &signup_body,
	  .run = auth_signup },
	{ "login/", ANYONE, { [CREATE] = ANYONE }, &login_body,
	  .run = auth_login },
	{ "logout/", ANYONE, { [CREATE] = ANYONE }, &no_body,
	  .run = auth_logout },
	{ "me/", MEMBER, { [READ] = MEMBER }, .row = req_caller },
	{ "password/", MEMBER, { [CREATE] = MEMBER }, &password_body,
	  .run = auth_password },
	{ NULL },
};
/* clang-format on */

static const struct resource auth = {
	.name = "auth",
	.title = "Authentication",
	.model = &user,
	.sees = "true",
	.actions = actions,
	.init = auth_init,
	.flags = SLOW,
};

int
main(int argc, char **argv)
{
	return resource_serve(&auth, argc, argv);
}
