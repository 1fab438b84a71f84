/*
 * match_rows - what the database says of postings and people, in the form
 * that match.h takes.
 *
 * Loaded data may hold anything: entries that do not parse are left out, and
 * a text that is no JSON holds none.  Nothing here knows the database.
 */
#ifndef CTJ_MATCH_ROWS_H
#define CTJ_MATCH_ROWS_H

#include "match.h"

/* The numbers that a process gives to skills, by id, and to zones, by name; -1:
 * there is none. */
struct match_numbers {
	int (*skill)(const char *id);
	int (*zone)(const char *name);
};

/* Texts as PostgreSQL prints the columns; NULL for NULL. */
struct match_row {
	const char *hours, *area, *skills, *meetings;
};

/* The columns of such a row, over MATCH_ROW_FROM. */
#define MATCH_ROW_COLUMNS                                                      \
	"r.min_hours_required AS hours,\n\tc.practice_area AS area,\n"         \
	"\tm.skill_matrix AS matrix,\n\tr.meeting_times AS meetings"
#define MATCH_ROW_JOIN                                                         \
	"JOIN roles o ON o.id = r.role_id\n"                                   \
	"  JOIN community_of_practice c ON c.id = "                            \
	"o.community_of_practice_id\n"                                         \
	"  LEFT JOIN skill_matrices m ON m.id = r.skills_required_matrix_id"

#define MATCH_SKILLS_MAX UINT8_MAX /* of a posting; more are not looked at */

/* Room for what one posting points to. */
struct match_room {
	struct match_skill skills[MATCH_SKILLS_MAX];
	struct match_slot slots[SLOTS_MAX];
	const char *teams[SLOTS_MAX]; /* "" without one */
};

/* match_row_read - the posting, whose skills and slots are in *room. */
void match_row_read(struct match_posting *posting, struct match_room *room,
		    const struct match_row *row,
		    const struct match_numbers *numbers);

/* match_hours_read - a number, or MATCH_UNKNOWN for NULL. */
int match_hours_read(const char *text);

/* match_area_read - the number of a practice area (its place among
 * practice_areas), or MATCH_UNKNOWN. */
int match_area_read(const char *area);

/* match_levels_read - levels by skill, all of them zero at first, from a
 * matrix. */
void match_levels_read(uint8_t *levels, size_t count, const char *matrix,
		       const struct match_numbers *numbers);

/*
 * match_windows_read - at most WINDOWS_MAX windows.  false: it is not
 * known when they have time, for nothing was said or nothing of it parses; the
 * empty list says never.
 */
bool match_windows_read(struct match_window *windows, size_t *count,
			const char *availability);

#endif
