/*
 * matches_schema - what answers about matches hold, as JSON Schema.
 */
#include "matches.h"

#define OBJECT(properties, required)                                           \
	"{\"type\":\"object\",\"properties\":{" properties                     \
	"},\"required\":[" required "]}"
#define TEXT  "{\"type\":\"string\"}"
#define BOOL  "{\"type\":\"boolean\"}"
#define WHOLE "{\"type\":\"integer\"}"
#define MAYBE "{\"type\":[\"integer\",\"null\"]}"
#define SCORE "{\"type\":\"integer\",\"minimum\":0,\"maximum\":100}"
#define LIST  "{\"type\":\"array\",\"items\":"
#define SKILLS                                                                 \
	LIST OBJECT("\"name\":" TEXT ",\"need\":" WHOLE ",\"have\":" WHOLE,    \
		    "\"name\",\"need\",\"have\"") "}"
#define WALL                                                                   \
	OBJECT("\"day\":" TEXT ",\"start\":" TEXT ",\"end\":" TEXT             \
	       ",\"tz\":" TEXT,                                                \
	       "\"day\",\"start\",\"end\",\"tz\"")
#define BEST                                                                   \
	"{\"anyOf\":[" OBJECT("\"team\":" TEXT ",\"minutes\":" WHOLE           \
			      ",\"covered\":" WHOLE ",\"there\":" WALL         \
			      ",\"here\":" WALL,                               \
			      "\"team\",\"minutes\",\"covered\",\"there\","    \
			      "\"here\"") ",{\"type\":\"null\"}]}"

/* The members that every part has, then its own. */
#define PART(key, properties, required)                                        \
	OBJECT("\"key\":{\"const\":\"" key "\"},\"weight\":" WHOLE             \
	       ",\"value\":" SCORE                                             \
	       ",\"state\":{\"enum\":[\"known\",\"unknown\"]},"                \
	       "\"unknown_side\":{\"enum\":[\"volunteer\",\"opportunity\","    \
	       "\"both\"]}," properties,                                       \
	       "\"key\",\"weight\",\"value\",\"state\"," required)

#define ITEM                                                                   \
	OBJECT("\"opportunity\":{\"$ref\":"                                    \
	       "\"#/components/schemas/Opportunity\"},"                        \
	       "\"time_filter\":" BOOL ",\"skills_filter\":" BOOL              \
	       ",\"version\":" WHOLE ",\"total\":" SCORE                       \
	       ",\"show_total\":" BOOL                                         \
	       ",\"fit\":{\"enum\":[\"fits_now\",\"nearly_there\","            \
	       "\"worth_a_look\",\"other\"]},\"parts\":{\"type\":\"array\","   \
	       "\"prefixItems\":[" PART_SKILLS "," PART_TIME "," PART_HOURS    \
	       "," PART_AREA "]}",                                             \
	       "\"opportunity\",\"time_filter\",\"skills_filter\","            \
	       "\"version\",\"total\",\"show_total\",\"fit\",\"parts\"")
#define PART_SKILLS                                                            \
	PART("skills",                                                         \
	     "\"met\":" SKILLS ",\"below\":" SKILLS ",\"missing\":" SKILLS     \
	     ",\"helpful\":" SKILLS,                                           \
	     "\"met\",\"below\",\"missing\",\"helpful\"")
#define PART_TIME                                                              \
	PART("time",                                                           \
	     "\"rule\":{\"type\":[\"string\",\"integer\"]},\"best\":" BEST,    \
	     "\"rule\",\"best\"")
#define PART_HOURS                                                             \
	PART("hours", "\"asked\":" MAYBE ",\"offered\":" MAYBE,                \
	     "\"asked\",\"offered\"")
#define PART_AREA                                                              \
	PART("area",                                                           \
	     "\"asked\":{\"type\":[\"string\",\"null\"]},"                     \
	     "\"yours\":" LIST TEXT "}",                                       \
	     "\"asked\",\"yours\"")

const char matches_schema[] = ITEM;
const char matches_list_schema[] = LIST ITEM "}";
