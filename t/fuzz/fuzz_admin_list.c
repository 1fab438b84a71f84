/*
 * fuzz_admin_list - what a list of the admin is asked for: no query makes more
 * of it than the list has, and every list that is understood has its
 * statements.
 */
#include "fuzz.h"

#include "list_query.h"
#include "list_sql.h"
#include "text.h"

static void
check_list(const struct list *list)
{
	must(list->word_count <= LIST_WORDS_MAX, "words are limited");
	must(list->order_count <= LIST_ORDERS_MAX, "so are orders");
	for (size_t i = 0; i < list->order_count; i++)
		must(list->admin->columns[list->orders[i].column].sort != NULL,
		     "it is sorted by what can be sorted by");
	for (size_t i = 0; i < list->filter_count; i++) {
		const struct list_filter *filter = &list->filters[i];

		must(filter->count <= LIST_VALUES_MAX, "values are limited");
		for (size_t j = 0; j < filter->count; j++)
			must(filter->filter->type != FILTER_REF ||
				     text_uuid_canonical(filter->values[j]),
			     "a reference is an id");
	}
	if (list->q != NULL)
		must(text_length(list->q) <= LIST_Q_MAX, "a search is cut");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pairs pairs;

	fuzz_text(data, 0);
	if (pairs_urlencoded(&pairs, (const char *)data, size) != NULL)
		return 0;
	for (size_t i = 0; model_admins[i] != NULL; i++) {
		struct binds binds = { .count = 0 };
		struct list list;

		if (list_read(&list, model_admins[i], &pairs) != LIST_FINE)
			continue;
		check_list(&list);
		must(list_rows(&list)->text != NULL, "rows have a statement");
		must(list_facets(&list, &binds)->text != NULL,
		     "so have facets");
	}
	return 0;
}
