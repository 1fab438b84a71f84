/*
 * match_pool - the postings that volunteers are compared with.
 */
#include "match_pool.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "db.h"
#include "keep.h"
#include "log.h"
#include "match_zones.h"
#include "sql_columns.h"
#include "text.h"

#define POSTINGS_MAX 1000000UL
#define PARTS_MAX    (POSTINGS_MAX * 8) /* skills of all, slots of all */
#define CATALOGUE    (UINT16_MAX + 1UL)
#define NAME_BYTES   101UL /* on average at most */
#define STATE_MAX    512

/* Numbers follow the order in which names of skills are shown everywhere. */
static const char skills_sql[] =
	"SELECT id, name\n"
	"  FROM skills\n"
	" ORDER BY lower(name) COLLATE \"C\", name COLLATE \"C\"\n"
	" LIMIT 65536";

static const char postings_sql[] =
	"SELECT r.id,\n"
	"\tCASE WHEN isfinite(r.opened_at) THEN\n"
	"\t\tCAST(extract(epoch FROM r.opened_at) * 1000000 AS bigint)\n"
	"\tEND AS opened,\n"
	"\t" MATCH_ROW_COLUMNS "\n"
	"  FROM opportunities r\n"
	"  " MATCH_ROW_JOIN "\n"
	" WHERE is_current(r)\n"
	" ORDER BY r.id";

struct skill_id {
	unsigned char id[MATCH_ID];
	uint16_t number;
};

static struct {
	char state[STATE_MAX]; /* "": nothing that could be used */
	struct keep entries, skills, slots;
	struct keep ids, names, text; /* of the catalogue's skills */
	const struct statement *read_skills, *read_postings;
} pool;

/* --- ids ------------------------------------------------------------------ */

void
match_id_read(unsigned char id[MATCH_ID], const char *text)
{
	for (int i = 0; i < MATCH_ID; i++) {
		text += *text == '-';
		id[i] = (unsigned char)(text_hex(text[0]) << 4 |
					text_hex(text[1]));
		text += 2;
	}
}

void
match_id_write(char *text, const unsigned char id[MATCH_ID])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < MATCH_ID; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*text++ = '-';
		*text++ = digits[id[i] >> 4];
		*text++ = digits[id[i] & 15];
	}
	*text = '\0';
}

/* Of structs that begin with an id. */
static int
compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, MATCH_ID);
}

/* --- what is kept --------------------------------------------------------- */

const struct match_entry *
match_pool_entries(size_t *count)
{
	*count = pool.entries.count;
	return (const struct match_entry *)(const void *)pool.entries.base;
}

size_t
match_pool_find(const unsigned char id[MATCH_ID])
{
	size_t count;
	const struct match_entry *entries = match_pool_entries(&count), *hit;

	hit = bsearch(id, entries, count, sizeof(*entries), compare_ids);
	return hit == NULL ? count : (size_t)(hit - entries);
}

const char *const *
match_pool_skill_names(size_t *count)
{
	*count = pool.names.count;
	return (const char *const *)(const void *)pool.names.base;
}

static int
skill_number(const char *text)
{
	unsigned char id[MATCH_ID];
	const struct skill_id *hit;

	/* Keys of matrices are text and may be any. */
	if (!text_uuid_canonical(text))
		return -1;
	match_id_read(id, text);
	hit = bsearch(id, pool.ids.base, pool.ids.count, sizeof(*hit),
		      compare_ids);
	return hit == NULL ? -1 : hit->number;
}

const struct match_numbers *
match_pool_numbers(void)
{
	static const struct match_numbers numbers = { skill_number,
						      match_zone_number };

	return &numbers;
}

/* --- reading it ----------------------------------------------------------- */

void
match_pool_init(void)
{
	if (pool.read_postings != NULL)
		return;
	pool.read_skills = sql_compile("match_skills", skills_sql, 0);
	pool.read_postings =
		sql_compile("match_postings", postings_sql, DB_STREAM);
	db_keep(pool.read_skills);
	db_keep(pool.read_postings);
}

static void
empty(void)
{
	pool.state[0] = '\0';
	if (pool.entries.base == NULL) {
		keep_init(&pool.entries, sizeof(struct match_entry),
			  POSTINGS_MAX);
		keep_init(&pool.skills, sizeof(struct match_skill), PARTS_MAX);
		keep_init(&pool.slots, sizeof(struct match_slot), PARTS_MAX);
		keep_init(&pool.ids, sizeof(struct skill_id), CATALOGUE);
		keep_init(&pool.names, sizeof(char *), CATALOGUE);
		keep_init(&pool.text, 1, CATALOGUE * NAME_BYTES);
	}
	keep_empty(&pool.entries);
	keep_empty(&pool.skills);
	keep_empty(&pool.slots);
	keep_empty(&pool.ids);
	keep_empty(&pool.names);
	keep_empty(&pool.text);
}

static void
add_skill(const char *id, const char *name, size_t length)
{
	struct skill_id *entry;
	const char **kept;
	char *text = keep_add(&pool.text, length + 1);

	if (text == NULL)
		die("the names of all skills are too long");
	memcpy(text, name, length);
	kept = keep_add(&pool.names, 1);
	*kept = text;
	entry = keep_add(&pool.ids, 1);
	match_id_read(entry->id, id);
	entry->number = (uint16_t)(pool.names.count - 1);
}

static enum error
read_skills(void)
{
	enum error error;

	while ((error = db_next()) == OK)
		add_skill(db_value(0), db_value(1), db_length(1));
	if (error == DONE)
		qsort(pool.ids.base, pool.ids.count, sizeof(struct skill_id),
		      compare_ids);
	return error == DONE ? OK : error;
}

enum { ID, OPENED, HOURS, AREA, SKILLS, MEETINGS };

/* The current row; false if there is no room for it. */
static bool
add_posting(void)
{
	static struct match_room room;
	const struct match_row row = { db_value(HOURS), db_value(AREA),
				       db_value(SKILLS), db_value(MEETINGS) };
	struct match_posting posting;
	struct match_entry *entry;
	struct match_skill *skills;
	struct match_slot *slots;

	match_row_read(&posting, &room, &row, match_pool_numbers());
	skills = keep_add(&pool.skills, posting.skill_count);
	slots = keep_add(&pool.slots, posting.slot_count);
	if (skills == NULL || slots == NULL)
		return false;
	memcpy(skills, room.skills, posting.skill_count * sizeof(*skills));
	memcpy(slots, room.slots, posting.slot_count * sizeof(*slots));
	posting.skills = skills;
	posting.slots = slots;
	entry = keep_add(&pool.entries, 1);
	if (entry == NULL)
		return false;
	match_id_read(entry->id, db_value(ID));
	entry->opened = db_value(OPENED) == NULL
				? LONG_MIN
				: strtol(db_value(OPENED), NULL, 10);
	entry->posting = posting;
	return true;
}

static enum error
read_postings(void)
{
	bool room = true;
	enum error error;

	while ((error = db_next()) == OK) {
		size_t used = arena_used();

		if (room && !add_posting()) {
			room = false;
			log_event(LOG_ERROR, "too_many_postings", NULL);
		}
		arena_release(used);
	}
	return error == DONE ? OK : error;
}

static enum error
load(const char *state, long now)
{
	const struct binds none = { .count = 0 };
	enum error error;

	empty();
	match_zones_forget(now);
	error = db_send(pool.read_skills, &none);
	if (error == OK)
		error = db_send(pool.read_postings, &none);
	if (error == OK)
		error = read_skills();
	if (error == OK)
		error = read_postings();
	if (error == OK)
		(void)snprintf(pool.state, sizeof(pool.state), "%s", state);
	return error;
}

enum error
match_pool_refresh(const char *state, long now)
{
	if (*pool.state != '\0' && strcmp(state, pool.state) == 0 &&
	    match_zones_refresh(now))
		return OK;
	return load(state, now);
}
