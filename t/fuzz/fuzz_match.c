/*
 * fuzz_match - any volunteer and any opportunity: values stay in their bounds,
 * and the order in which things are given is nothing.
 *
 * The input is numbers, byte by byte; behind its end all are 0.  They are
 * folded into what the score takes, but for levels, hours, communities and
 * rules, which may be anything.
 */
#include "buf.h"
#include "fuzz.h"
#include "match.h"

#define ZONES  6
#define SKILLS 200
#define NAMES  256

static const char *const zone_names[ZONES] = {
	"America/Los_Angeles", "Australia/Lord_Howe", "Pacific/Kiritimati",
	"Pacific/Pago_Pago",   "Africa/Casablanca",   "UTC",
};

struct input {
	const uint8_t *at, *end;
};

struct pair { /* of a volunteer and an opportunity, with all they point to */
	struct match_zone zones[ZONES];
	struct match_volunteer volunteer;
	struct match_posting posting;
	struct match_result result;
	struct match_skill skills[SKILLS];
	struct match_slot slots[SLOTS_MAX];
	struct match_window windows[WINDOWS_MAX];
	const char *teams[SLOTS_MAX], *names[NAMES];
	uint8_t levels[NAMES];
	size_t window_count;
	const struct match_zone *home;
};

static unsigned
byte(struct input *in)
{
	return in->at < in->end ? *in->at++ : 0;
}

static unsigned
below(struct input *in, unsigned most)
{
	unsigned high = byte(in);

	return (high << 8 | byte(in)) % most;
}

static void
read_volunteer(struct input *in, struct pair *pair)
{
	struct match_volunteer *volunteer = &pair->volunteer;

	pair->home = &pair->zones[byte(in) % ZONES];
	volunteer->hours = (int)byte(in) - 1;
	volunteer->community = (int)(byte(in) % (NAMES + 1)) - 1;
	volunteer->level_count = byte(in) % NAMES;
	volunteer->levels = byte(in) % 4 == 3 ? NULL : pair->levels;
	for (unsigned i = byte(in); i > 0; i--) {
		unsigned skill = byte(in);

		pair->levels[skill] = (uint8_t)byte(in);
	}
	pair->window_count = byte(in) % (WINDOWS_MAX + 1);
	for (size_t i = 0; i < pair->window_count; i++) {
		pair->windows[i].day = (uint8_t)(byte(in) % 7);
		pair->windows[i].start = (uint16_t)below(in, LOCAL_DAY);
		pair->windows[i].end = (uint16_t)below(in, LOCAL_DAY);
	}
}

static void
read_slot(struct input *in, struct match_slot *slot)
{
	slot->zone = (uint16_t)(byte(in) % ZONES);
	slot->day = (uint8_t)(byte(in) % 7);
	slot->start = (uint16_t)below(in, LOCAL_DAY);
	slot->end = (uint16_t)below(in, LOCAL_DAY);
	slot->cadence = (uint8_t)(byte(in) % MATCH_CADENCE__MAX);
	slot->phase = (uint8_t)(byte(in) % (MATCH_NO_PHASE + 1));
	slot->must = byte(in) % 2 == 0;
}

static void
read_posting(struct input *in, struct pair *pair)
{
	struct match_posting *posting = &pair->posting;

	posting->hours = (int16_t)below(in, 65536);
	posting->community = (int16_t)(byte(in) % (NAMES + 1) - 1);
	posting->rule = (uint8_t)byte(in);
	posting->skill_count = (uint8_t)(byte(in) % (SKILLS + 1));
	posting->slot_count = (uint8_t)(byte(in) % (SLOTS_MAX + 1));
	for (size_t i = 0; i < posting->slot_count; i++)
		read_slot(in, &pair->slots[i]);
	for (size_t i = 0; i < posting->skill_count; i++)
		pair->skills[i] = (struct match_skill){
			.skill = (uint16_t)i, /* a set */
			.level = (uint8_t)byte(in),
		};
	posting->skills = pair->skills;
	posting->slots = pair->slots;
}

static const char *
outcome(struct pair *pair)
{
	const struct match_names names = { pair->names, pair->names,
					   pair->teams };
	const struct match_result *result = &pair->result;
	struct buf out;

	match_windows(&pair->volunteer, pair->home, pair->windows,
		      pair->window_count);
	match_score(&pair->volunteer, &pair->posting, pair->zones,
		    &pair->result);
	must(result->total <= 100, "a total is at most 100");
	for (int i = 0; i < MATCH_PART__MAX; i++)
		must(result->value[i] <= 100, "a part is at most 100");
	must(result->required_met <= pair->posting.skill_count,
	     "no more is met than required");
	must(result->best < pair->posting.slot_count, "the best is a slot");
	must(result->best_meeting.covered >= 0 &&
		     result->best_meeting.covered <=
			     result->best_meeting.minutes,
	     "no more is covered than there is");
	must(result->best < 0 ||
		     result->time_filter >= (result->best_meeting.covered > 0),
	     "what is covered passes the filter");
	buf_init(&out, 1UL << 16);
	match_explain(&out, &pair->volunteer, &pair->posting, pair->zones,
		      result, &names);
	must(!out.overflow, "an explanation has its bounds");
	buf_addf(&out, " %d %d %d", result->time_filter, result->skills_filter,
		 result->required_met);
	return out.text;
}

static void
reverse(void *list, size_t size, size_t count)
{
	unsigned char *low = list, *high = low + size * count, kept[64];

	while (count > 0 && (high -= size) > low) {
		memcpy(kept, low, size);
		memcpy(low, high, size);
		memcpy(high, kept, size);
		low += size;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, data + size };
	struct pair *pair;
	const char *once;
	long as_of;

	fuzz_text(data, 0);
	pair = arena_alloc(sizeof(*pair));
	as_of = local_date_day(2026, 1, 1) + (long)below(&in, 30000);
	for (size_t i = 0; i < ZONES; i++)
		must(match_zone_on(&pair->zones[i], zone_names[i], as_of),
		     "the zone is there");
	for (size_t i = 0; i < NAMES; i++)
		pair->names[i] = arena_printf("name %zu", i);
	read_volunteer(&in, pair);
	read_posting(&in, pair);
	for (size_t i = 0; i < pair->posting.slot_count; i++)
		pair->teams[i] = pair->names[byte(&in)];
	once = outcome(pair);
	reverse(pair->windows, sizeof(pair->windows[0]), pair->window_count);
	reverse(pair->skills, sizeof(pair->skills[0]),
		pair->posting.skill_count);
	reverse(pair->slots, sizeof(pair->slots[0]), pair->posting.slot_count);
	reverse(pair->teams, sizeof(pair->teams[0]), pair->posting.slot_count);
	must(strcmp(once, outcome(pair)) == 0, "the order is nothing");
	return 0;
}
