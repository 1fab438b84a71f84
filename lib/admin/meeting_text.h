/*
 * meeting_text - meetings as people write and read them.
 */
#ifndef CTJ_ADMIN_MEETING_TEXT_H
#define CTJ_ADMIN_MEETING_TEXT_H

#include <cjson/cJSON.h>

struct buf;

/* meeting_day - "Wed" for "wednesday"; else the text as it is. */
const char *meeting_day(const char *text);

/* meeting_time - "12:30" for "12:30 pm", "09:05" for "9:05:00"; else the text
 * as it is. */
const char *meeting_time(const char *text);

/* meeting_odd - the words of an item of any shape. */
const char *meeting_odd(const cJSON *item);

/* meeting_line - "Wed 12:30-13:30 Developer Team" of an item that fits; the
 * words of another. */
const char *meeting_line(const cJSON *item);

#endif
