/*
 * sql_compile - SQL with :names becomes a statement with numbered values.
 */
#include "sql.h"

#include "arena.h"
#include "log.h"

static const char caller_sql[] =
	"caller AS MATERIALIZED (\n"
	"SELECT u.id, u.email, u.\"isProjectManager\" AS manager\n"
	"  FROM " SESSION_VALID ")";

/* Names that stand for SQL, not for a value. */
static const struct {
	const char *name, *sql;
} expansions[] = {
	{ "caller", "(SELECT id FROM caller)" },
	{ "caller_email", "(SELECT email FROM caller)" },
	{ "manager", "(SELECT manager FROM caller)" },
	/* Of the admin alone: not in every statement's way. */
	{ "admitted", "(SELECT \"isProjectManager\" OR is_staff OR is_superuser"
		      " FROM users WHERE id = (SELECT id FROM caller))" },
	{ "curator", "(SELECT is_staff OR is_superuser"
		     " FROM users WHERE id = (SELECT id FROM caller))" },
	{ "superuser", "(SELECT is_superuser"
		       " FROM users WHERE id = (SELECT id FROM caller))" },
};

struct compiler {
	struct buf out;
	const char *binds[DB_BINDS_MAX + 1];
	size_t count;
	bool caller; /* the text speaks of the caller */
};

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static void
add_name(struct compiler *to, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(expansions) / sizeof(expansions[0]); i++) {
		if (strcmp(name, expansions[i].name) == 0) {
			buf_str(&to->out, expansions[i].sql);
			to->caller = true;
			return;
		}
	}
	for (i = 0; i < to->count; i++)
		if (strcmp(name, to->binds[i]) == 0)
			break;
	if (i == DB_BINDS_MAX)
		die("more than %d values in a statement", DB_BINDS_MAX);
	if (i == to->count)
		to->binds[to->count++] = name;
	buf_addf(&to->out, "$%zu", i + 1);
}

/* The end of what starts at p and must not be read: quoted text, a comment,
 * a cast; p itself if nothing of that kind starts there. */
static const char *
skip(const char *p)
{
	const char *end;

	if (p[0] == '\'' || p[0] == '"') {
		end = strchr(p + 1, p[0]);
	} else if (p[0] == '-' && p[1] == '-') {
		end = strchr(p, '\n');
	} else if (p[0] == ':' && p[1] == ':') {
		return p + 2;
	} else {
		return p;
	}
	if (end == NULL)
		die("SQL text that does not end: %.40s", p);
	return end + 1;
}

static void
compile(struct compiler *to, const char *text)
{
	const char *p = text;

	while (*p != '\0') {
		const char *end = skip(p);

		if (end == p && p[0] == ':' && is_name(p[1])) {
			for (end = p + 1; is_name(*end); end++)
				;
			add_name(to,
				 arena_strndup(p + 1, (size_t)(end - p - 1)));
		} else {
			if (end == p)
				end++;
			buf_add(&to->out, p, (size_t)(end - p));
		}
		p = end;
	}
}

const struct statement *
sql_compile(const char *name, const char *text, unsigned flags)
{
	static const char with[] = "WITH ";
	struct statement *statement = arena_alloc(sizeof(*statement));
	const char **binds;
	struct compiler to = { .count = 0 };

	buf_init(&to.out, SQL_MAX);
	compile(&to, text);
	if (to.caller) {
		/* Once more, with the caller in front. */
		bool more = strncmp(text, with, strlen(with)) == 0;
		const char *rest = more ? text + strlen(with) : text;

		to = (struct compiler){ .count = 0 };
		buf_init(&to.out, SQL_MAX);
		buf_str(&to.out, with);
		compile(&to, caller_sql);
		buf_str(&to.out, more ? ",\n" : "\n");
		compile(&to, rest);
	}
	if (to.out.overflow)
		die("statement %s is too long", name == NULL ? "" : name);
	binds = arena_array(to.count + 1, sizeof(*binds));
	memcpy(binds, to.binds, to.count * sizeof(*binds));
	*statement = (struct statement){ .name = name,
					 .text = to.out.text,
					 .binds = binds,
					 .flags = flags };
	return statement;
}
