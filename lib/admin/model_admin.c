/*
 * model_admin - how each model is worked with in /admin/: the list of all.
 */
#include "model_admin.h"

#include "model_admins.h"

const struct model_admin *const model_admins[] = {
	&opportunity_admin,  &skill_admin, &role_admin, &community_admin,
	&skill_matrix_admin, &user_admin,  NULL,
};

const struct model_admin *
model_admin_of(const char *app, const char *slug)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (strcmp(model_admins[i]->app, app) == 0 &&
		    strcmp(model_admins[i]->slug, slug) == 0)
			return model_admins[i];
	return NULL;
}

const struct model_admin *
model_admin_for(const struct model *model)
{
	for (size_t i = 0; model_admins[i] != NULL; i++)
		if (model_admins[i]->model == model)
			return model_admins[i];
	return NULL;
}

const struct widget *
model_admin_widget(const struct model_admin *admin, const struct field *field)
{
	for (const struct field_widget *row = admin->widgets;
	     row != NULL && row->field != NULL; row++)
		if (strcmp(row->field, field->name) == 0)
			return row->widget;
	return NULL;
}
