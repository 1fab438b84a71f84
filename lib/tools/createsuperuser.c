/*
 * createsuperuser - makes an account that may do everything.
 *
 * Reads three lines from stdin: e-mail, name, password; on a terminal it asks
 * for them, the password twice and unseen.  Exits with 0, or with 1 and a
 * line on stderr for everything that is wrong.
 */
#include <cjson/cJSON.h>
#include <openssl/evp.h>
#include <unistd.h>

#include "arena.h"
#include "check.h"
#include "db.h"
#include "env.h"
#include "json.h"
#include "log.h"
#include "models.h"
#include "password.h"
#include "refs.h"
#include "sql.h"

static const char create_sql[] =
	"WITH w AS (\n"
	"\tINSERT INTO users (password, username, name, email,\n"
	"\t\tis_superuser, is_staff, \"isProjectManager\")\n"
	"\tVALUES (:password, :email, :name, :email, true, true, true)\n"
	"\tRETURNING id, name, updated_at),\n"
	"audit AS (\n"
	"\tINSERT INTO admin_audit (via, model, object_id, object_label,\n"
	"\t\taction, version)\n"
	"\tSELECT 'command line', 'customuser', w.id, w.name, 'add',\n"
	"\t\tw.updated_at\n"
	"\t  FROM w)\n"
	"SELECT w.id FROM w";

static const char *
ask(const char *question)
{
	static char line[PASSWORD_MAX + 2];
	const char *answer = "";

	if (isatty(STDIN_FILENO))
		(void)fprintf(stderr, "%s: ", question);
	if (fgets(line, sizeof(line), stdin) != NULL) {
		/* What a line has too much is no answer to the next. */
		if (strchr(line, '\n') == NULL)
			for (int c = 0; c != '\n' && c != EOF; c = getchar())
				;
		line[strcspn(line, "\r\n")] = '\0';
		answer = arena_strdup(line);
	}
	explicit_bzero(line, sizeof(line));
	return answer;
}

/* Asked for twice, as one does not see it; NULL: the two differ, or Ctrl-C. */
static const char *
ask_password(void)
{
	char line[PASSWORD_MAX + 2];
	const char *answer = NULL;

	if (!isatty(STDIN_FILENO))
		return ask("Password");
	if (EVP_read_pw_string(line, sizeof(line) - 1, "Password: ", 1) == 0)
		answer = arena_strdup(line);
	explicit_bzero(line, sizeof(line));
	return answer;
}

static int
complain(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		FOR_EACH_FAULT(fault, faults->first[i])
			(void)fprintf(stderr, "%s: %s\n", faults->names[i],
				      fault_text(fault));
	return 1;
}

static int
create(const struct cJSON *row)
{
	const struct statement *statement =
		sql_compile(NULL, create_sql, DB_WRITES);
	struct binds binds = { .count = 0 };
	enum error error;

	binds_set(&binds, "email", json_text(json_get(row, "email")));
	binds_set(&binds, "name", json_text(json_get(row, "name")));
	binds_set(&binds, "password",
		  password_hash(json_text(json_get(row, "password"))));
	error = db_send(statement, &binds);
	if (error == OK)
		error = db_one();
	if (error != OK) {
		(void)fprintf(stderr, "The account could not be made: %s\n",
			      error_message(error));
		return 1;
	}
	(void)printf("%s is a superuser now.\n",
		     json_text(json_get(row, "email")));
	return 0;
}

int
main(void)
{
	struct faults faults = { .count = 0 };
	struct check check = { .model = &signup_body, .create = true };
	struct cJSON *body, *row;
	struct refs refs;
	const char *password;
	size_t problems;

	arena_init();
	log_open("createsuperuser", NULL);
	problems = env_load();
	for (size_t i = 0; i < problems; i++)
		(void)fprintf(stderr, "%s\n", env_problem(i));
	if (problems > 0)
		return 1;
	db_open("createsuperuser");
	body = cJSON_CreateObject();
	json_set(body, "email", cJSON_CreateString(ask("E-mail")));
	json_set(body, "name", cJSON_CreateString(ask("Name")));
	password = ask_password();
	if (password == NULL) {
		(void)fputs("No account was made.\n", stderr);
		return 1;
	}
	json_set(body, "password", cJSON_CreateString(password));
	check.body = body;
	row = check_body(&check, &faults);
	refs_init(&refs, &signup_body, false);
	if (refs_ask(&refs, body, row, NULL, &faults) != OK) {
		(void)fputs("The database does not answer.\n", stderr);
		return 1;
	}
	return faults_any(&faults) ? complain(&faults) : create(row);
}
