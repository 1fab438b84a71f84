/*
 * bodies - what the sign-in resource is sent: models without a table.
 */
#include "models.h"
#include "rules.h"

/* clang-format off */
static const struct field signup[] = {
	{ T_EMAIL, "email", .max = 150, .to = &user,
	  .unused = "A user with that email already exists." },
	{ T_SECRET, "password", .max = PASSWORD_MAX,
	  .check = check_new_password },
	{ T_LINE, "name", .max = 100 },
	FIELD_END,
};

static const struct field login[] = {
	{ T_EMAIL, "email", .max = 254 },
	{ T_SECRET, "password", .max = PASSWORD_MAX },
	FIELD_END,
};

static const struct field password_change[] = {
	{ T_SECRET, "current_password", .max = PASSWORD_MAX },
	{ T_SECRET, "new_password", .max = PASSWORD_MAX,
	  .check = check_new_password },
	FIELD_END,
};

static const struct field nothing[] = {
	FIELD_END,
};
/* clang-format on */

const struct model signup_body = {
	.name = "signup",
	.label = "Sign-up",
	.fields = signup,
};

const struct model login_body = {
	.name = "login",
	.label = "Sign-in",
	.fields = login,
};

const struct model password_body = {
	.name = "password_change",
	.label = "Password change",
	.fields = password_change,
};

const struct model no_body = {
	.name = "nothing",
	.label = "Nothing",
	.fields = nothing,
};
