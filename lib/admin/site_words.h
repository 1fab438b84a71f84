/*
 * site_words - what the public site makes of an opportunity, for the preview.
 *
 * The site says the same in frontend/lib; t/site-words.json holds both to it.
 */
#ifndef CTJ_ADMIN_SITE_WORDS_H
#define CTJ_ADMIN_SITE_WORDS_H

#include <cjson/cJSON.h>

#include "match.h"

/* site_hours - "6 hours a week", of a number as text. */
const char *site_hours(const char *hours);

/* site_environment - "In person"; the value itself if it is none. */
const char *site_environment(const char *value);

/* site_date - "November 28, 2026"; the text itself if it is no date. */
const char *site_date(const char *date);

/* site_meeting - "Developers: Wednesday 12:30-13:30 Pacific"; NULL: the site
 * leaves out what it cannot read. */
const char *site_meeting(const cJSON *item);

/* site_contact - whom to reach, from the last line of a description, or NULL;
 * *text is the description without it. */
const char *site_contact(const char *body, const char **text);

/* site_fit - "Fits now" */
const char *site_fit(enum match_fit fit);

#endif
