/*
 * list_query - what a list was asked for: the query string, judged.
 */
#include "list_query.h"

#include "arena.h"
#include "html.h"
#include "page.h"
#include "text.h"

/* Names that say how the list is shown, not what of it. */
static const char *const shows[] = {
	"q",      "o",         "p",
	"all",    "e",         "_facets",
	"_popup", "_to_field", "_changelist_filters",
};

static bool
is_one_of(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Does one of the list's tabs ask for that? */
static bool
has_tab(const struct model_admin *admin, const char *name)
{
	for (const struct tab *tab = admin->tabs;
	     tab != NULL && tab->label != NULL; tab++)
		if (strncmp(tab->query, name, strlen(name)) == 0)
			return true;
	return false;
}

/* --- values by type of filter ------------------------------------------ */

static const char *
read_id(const char *value)
{
	return text_uuid_canonical(value) ? value : NULL;
}

static const char *
read_text(const char *value)
{
	return value;
}

static const char *
read_bool(const char *value)
{
	static const char *const yes[] = { "1", "true", "True" };
	static const char *const no[] = { "0", "false", "False" };

	if (is_one_of(yes, 3, value))
		return "true";
	return is_one_of(no, 3, value) ? "false" : NULL;
}

static const char *
read_day(const char *value)
{
	long days;

	return text_date(value, &days) && strcmp(value, "9999") < 0 ? value
								    : NULL;
}

static const char *
read_number(const char *value, long most)
{
	long number;

	return text_integer(value, 1, most, &number)
		       ? arena_printf("%ld", number)
		       : NULL;
}

static const char *(*const readers[])(const char *) = {
	[FILTER_CHOICE] = read_text, [FILTER_REF] = read_id,
	[FILTER_BOOL] = read_bool,   [FILTER_DATE] = NULL,
	[FILTER_EMPTY] = read_bool,
};

static bool
add_value(struct list_filter *filter, const char *value)
{
	value = readers[filter->filter->type](value);
	if (value == NULL || filter->count == LIST_VALUES_MAX)
		return false;
	filter->values[filter->count++] = value;
	filter->given = true;
	return true;
}

/* "a,b": any of them. */
static bool
add_values(struct list_filter *filter, const char *values)
{
	while (*values != '\0') {
		size_t length = strcspn(values, ",");

		if (length > 0 &&
		    !add_value(filter, arena_strndup(values, length)))
			return false;
		values += length + (values[length] == ',');
	}
	return true;
}

static bool
set(struct list_filter *filter, const char **to, const char *value)
{
	*to = value;
	filter->given = true;
	return value != NULL;
}

static bool
read_date(struct list_filter *filter, const char *lookup, const char *value)
{
	if (strcmp(lookup, "__gte") == 0)
		return set(filter, &filter->from, read_day(value));
	if (strcmp(lookup, "__lt") == 0)
		return set(filter, &filter->before, read_day(value));
	if (strcmp(lookup, "__year") == 0)
		return set(filter, &filter->year, read_number(value, 9998));
	if (strcmp(lookup, "__month") == 0)
		return set(filter, &filter->month, read_number(value, 12));
	if (strcmp(lookup, "__day") == 0)
		return set(filter, &filter->day, read_number(value, 31));
	return false;
}

/* A reference can be asked for by its label.  Until list_typed() has found it,
 * that is none. */
static bool
read_typed(struct list_filter *filter, const char *value)
{
	value = text_trim(value);
	if (*value == '\0')
		return true;
	filter->typed = value;
	return add_value(filter, "00000000-0000-0000-0000-000000000000");
}

/* Returns whether the lookup is one of the filter's; *good says whether its
 * value is, too.  An empty value asks for nothing. */
static bool
read_filter(struct list_filter *filter, const char *lookup, const char *value,
	    bool *good)
{
	static const char *const dates[] = { "__gte", "__lt", "__year",
					     "__month", "__day" };
	static const char *const plain[] = { "", "__exact", "__in", "__isnull",
					     "__label" /* of references */ };
	bool date = filter->filter->type == FILTER_DATE;
	size_t count = date || filter->filter->type == FILTER_REF ? 5 : 4;

	if (!is_one_of(date ? dates : plain, count, lookup))
		return false;
	if (*value == '\0')
		return true;
	if (date)
		*good = read_date(filter, lookup, value);
	else if (strcmp(lookup, "__isnull") == 0)
		*good = set(filter, &filter->null, read_bool(value));
	else if (strcmp(lookup, "__in") == 0)
		*good = add_values(filter, value);
	else if (strcmp(lookup, "__label") == 0)
		*good = read_typed(filter, value);
	else
		*good = add_value(filter, value);
	return true;
}

static bool
through_relation(const struct model *model, const char *name)
{
	const char *end = strstr(name, "__");
	const struct field *field;

	if (end == NULL)
		return false;
	field = model_field(model, arena_strndup(name, (size_t)(end - name)));
	return field != NULL && (field->type == T_REF || field->type == T_REFS);
}

static enum list_verdict
read_one(struct list *list, const char *name, const char *value)
{
	bool good = true;

	if (is_one_of(shows, sizeof(shows) / sizeof(shows[0]), name))
		return LIST_FINE;
	if (strcmp(name, "mine") == 0 && has_tab(list->admin, name)) {
		list->mine = strcmp(value, "true") == 0;
		return LIST_FINE;
	}
	if (strcmp(name, "attention") == 0 && has_tab(list->admin, name)) {
		list->attention = strcmp(value, "true") == 0;
		return LIST_FINE;
	}
	for (size_t i = 0; i < list->filter_count; i++) {
		struct list_filter *filter = &list->filters[i];

		if (text_starts(name, filter->stem) &&
		    read_filter(filter, name + strlen(filter->stem), value,
				&good))
			return good ? LIST_FINE : LIST_STRANGE;
	}
	return through_relation(list->admin->model, name) ? LIST_FOREIGN
							  : LIST_STRANGE;
}

/* --- search, order, page ------------------------------------------------ */

static void
add_word(struct list *list, const char *word, size_t length)
{
	if (length == 0)
		return;
	if (list->word_count == LIST_WORDS_MAX)
		list->cut = true;
	else
		list->words[list->word_count++] = arena_strndup(word, length);
}

/* Words with white space between them; "what is in quotes" is one. */
static void
read_search(struct list *list, const char *q)
{
	static const char blank[] = " \t\r\n\f\v";
	const char *p;

	if (q == NULL || *text_trim(q) == '\0')
		return;
	if (text_length(q) > LIST_Q_MAX) {
		list->cut = true;
		q = text_cut(q, LIST_Q_MAX);
		q = arena_strndup(q, strlen(q) - strlen("\xe2\x80\xa6"));
	}
	list->q = q;
	for (p = q; *p != '\0';) {
		size_t length;

		p += strspn(p, blank);
		if (*p == '"' && strchr(p + 1, '"') != NULL) {
			length = strcspn(p + 1, "\"");
			add_word(list, p + 1, length);
			p += length + 2;
		} else {
			length = strcspn(p, blank);
			add_word(list, p, length);
			p += length;
		}
	}
}

static size_t
column_count(const struct model_admin *admin)
{
	size_t count = 0;

	while (admin->columns[count].label != NULL)
		count++;
	return count;
}

static bool
is_ordered(const struct list *list, size_t column)
{
	for (size_t i = 0; i < list->order_count; i++)
		if (list->orders[i].column == column)
			return true;
	return false;
}

/* "4.-2"; what is no column that can be sorted by is passed over. */
static void
read_order(struct list *list, const char *o)
{
	size_t columns = column_count(list->admin);

	while (o != NULL && *o != '\0' && list->order_count < LIST_ORDERS_MAX) {
		size_t length = strcspn(o, ".");
		bool descending = *o == '-';
		const char *digits = arena_strndup(
			o + descending, length - (length > 0 && descending));
		long number;

		o += length + (o[length] == '.');
		if (!text_integer(digits, 1, (long)columns, &number) ||
		    strspn(digits, "0123456789") != strlen(digits) ||
		    list->admin->columns[number - 1].sort == NULL ||
		    is_ordered(list, (size_t)number - 1))
			continue;
		list->orders[list->order_count++] =
			(struct list_order){ (size_t)number - 1, descending };
	}
}

static bool
is_asked(const struct pairs *parameters, const char *stem)
{
	for (size_t i = 0; i < parameters->count; i++)
		if (text_starts(parameters->list[i].name, stem))
			return true;
	return false;
}

static void
find_filters(struct list *list, const struct pairs *parameters)
{
	for (const struct filter *filter = list->admin->filters;
	     filter != NULL && filter->path != NULL; filter++) {
		struct list_filter *to = &list->filters[list->filter_count];

		to->filter = filter;
		to->path = path_find(list->admin->model, filter->path);
		to->stem = path_parameter(&to->path);
		if (!filter->linked || is_asked(parameters, to->stem))
			list->filter_count++;
	}
}

enum list_verdict
list_read(struct list *list, const struct model_admin *admin,
	  const struct pairs *parameters)
{
	enum list_verdict worst = LIST_FINE;

	*list = (struct list){ .admin = admin, .page = 1 };
	find_filters(list, parameters);
	for (size_t i = 0; i < parameters->count; i++) {
		enum list_verdict verdict =
			read_one(list, parameters->list[i].name,
				 parameters->list[i].value);

		if (verdict > worst)
			worst = verdict;
	}
	read_search(list, pairs_get(parameters, "q"));
	read_order(list, pairs_get(parameters, "o"));
	list->all = pairs_get(parameters, "all") != NULL;
	list->lost = pairs_get(parameters, "e") != NULL;
	if (pairs_get(parameters, "p") != NULL &&
	    !text_integer(pairs_get(parameters, "p"), -1000000, 1000000,
			  &list->page))
		list->page = 1;
	return worst;
}

bool
list_narrowed(const struct list *list)
{
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].given)
			return true;
	return list->mine || list->attention || list->word_count > 0;
}

static bool
is_left_out(const char *const *without, const char *name)
{
	for (; without != NULL && *without != NULL; without++) {
		size_t length = strlen(*without);

		if (strncmp(name, *without, length) == 0 &&
		    (name[length] == '\0' ||
		     strncmp(name + length, "__", 2) == 0))
			return true;
	}
	return false;
}

const char *
list_link(const struct pairs *parameters, const char *const *without,
	  const char *name, const char *value)
{
	struct buf url;

	buf_init(&url, 4 * PAGE_URL_MAX);
	for (size_t i = 0; i < parameters->count; i++) {
		const struct pair *pair = &parameters->list[i];

		if (*pair->value != '\0' && strcmp(pair->name, "p") != 0 &&
		    strcmp(pair->name, "e") != 0 &&
		    !is_left_out(without, pair->name))
			url_add(&url, pair->name, pair->value);
	}
	if (name != NULL)
		url_add(&url, name, value);
	return url.length > 0 ? url.text : "./";
}
