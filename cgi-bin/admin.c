/*
 * /admin/ - where project managers, curators and superusers work.
 *
 *	routes.c says which page is whose; model_admins, per model, who may
 */
#include "admin.h"
#include "resource.h"

static const struct resource admin = {
	.name = "admin",
	.path = "/admin/",
	.title = "Administration",
	.init = admin_init,
	.phases = admin_phases,
	.answer = admin_answer,
	.body_max = FORM_MAX,
	.flags = SLOW | PROVEN,
};

int
main(int argc, char **argv)
{
	return resource_serve(&admin, argc, argv);
}
