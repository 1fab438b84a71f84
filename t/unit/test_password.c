/*
 * test_password - Django's encoded passwords, their limits, weak passwords.
 *
 * The encoded forms were computed by Python's hashlib.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "password.h"

#define KEY64                                                                  \
	"s8H9rXYdmasb9aCcev93TSHkqTcq29OTXPYJMGD+9zH8g5SN1stJfhGiB8Y/TOfR"     \
	"uRG4IFlbk36lKLzb4G9Ocg=="
#define KEY32 "hlaZvx+fQUB7nsOXctgpvyJ4ixMmVOdSfNbS+6nH3wk="
#define TINY  "scrypt$4$r1$3$2$" KEY64   /* of "tiny" */
#define ONCE  "pbkdf2_sha256$1$s$" KEY32 /* of "" */
#define CURRENT                                                                \
	"scrypt$32768$Nb4sYp7QwL2eXk9ZrTf0aM$8$3$NzjbuKrefTLEPb/VirUUEsiM"     \
	"zDaC7l8EHs7nQsNMRRSjLhhUaGT9jUoOTle1kR/ZsBE5FjganIKdlruRgFJIhw=="

static int
set_up(void **state)
{
	(void)state;
	arena_init();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_reset();
	return 0;
}

static const char *
longest(size_t length)
{
	static char password[PASSWORD_MAX + 2];

	memset(password, 'a', length);
	password[length] = '\0';
	return password;
}

static void
hash(void **state)
{
	const char *encoded = password_hash(" correct horse\xc3\xbc");
	const char *salt = encoded + strlen("scrypt$32768$");

	(void)state;
	assert_int_equal(strlen(encoded), 128);
	assert_memory_equal(encoded, "scrypt$32768$", 13);
	assert_int_equal(strcspn(salt, "$"), 22);
	assert_memory_equal(salt + 22, "$8$3$", 5);
	assert_true(password_current(encoded));
	assert_true(password_usable(encoded));
	assert_true(password_verify(" correct horse\xc3\xbc", encoded));
	assert_false(password_verify("correct horse\xc3\xbc", encoded));
	assert_string_not_equal(encoded,
				password_hash(" correct horse\xc3\xbc"));
}

static void
spend(void **state)
{
	(void)state;
	password_spend("whatever"); /* is timed in t/bench, not here */
	password_spend("");
}

static void
verify_scrypt(void **state)
{
	(void)state;
	assert_true(password_verify("correct horse", CURRENT));
	assert_false(password_verify("correct horsf", CURRENT));
	assert_true(password_verify("tiny", TINY));
	assert_false(password_verify("Tiny", TINY));
	assert_false(password_verify("", TINY));
	assert_true(password_verify(
		" \xc3\xbcn\xc3\xaf \t",
		"scrypt$2$s$1$1$W8CF/RD0NkK1pVz4uCh90vjDUzOoCfaIuTE5yteWq1WX"
		"NgpoD7fVWCDsk8lw/DfhLRSP0UD+FH7cTlJpcRjRAA=="));
	assert_true(password_verify(
		"", "scrypt$16$salt$2$1$swvE1UeH4nHW9rXldEu5PVA+jXRAXA0Btfrst"
		    "oOatqxP2BrM9diip2h0HW6EQZ+JsaLWuXJO2MvhYLWCke3xDw=="));
	/* What stock Django writes. */
	assert_true(password_verify(
		"correct horse",
		"scrypt$16384$saltOfStockDjango12345$8$5$tlS+mfoCAh74698Tv5aZ"
		"5JNdRAyJzlAcyDnnKHR+iGrMaD4UHMZ/cnqa5dDc0xsbGZVNUE7gNSP2F2QQ"
		"L2s67Q=="));
}

static void
verify_pbkdf2(void **state)
{
	static const char encoded[] =
		"pbkdf2_sha256$1000$Nb4sYp7QwL2eXk9ZrTf0aM$"
		"/bG93hSw8hMeiz52wJYjW0vLav7UYolsl2FB1ELyMW0=";

	(void)state;
	assert_true(password_verify("correct horse", encoded));
	assert_false(password_verify("correct horse ", encoded));
	assert_true(password_verify("", ONCE));
	assert_false(password_verify("x", ONCE));
	assert_true(password_verify(
		"x", "pbkdf2_sha256$10000$y$"
		     "w4d8TbokSa2O4nr6wTS2bdYr5B38YMdgLX3ETZDxcKw="));
}

static void
verify_longest(void **state)
{
	static const char encoded[] =
		"pbkdf2_sha256$2$long$"
		"usxsFxjlGwAcM+ILrEYUd2ZVysifqseagR8t2JmsRqE=";

	(void)state;
	assert_true(password_verify(longest(PASSWORD_MAX), encoded));
	assert_false(password_verify(longest(PASSWORD_MAX - 1), encoded));
	assert_false(password_verify(longest(PASSWORD_MAX + 1), encoded));
	assert_true(password_verify(
		longest(PASSWORD_MAX),
		"scrypt$16$long$8$1$yxanT98tEpE4gyCR+su1aQ6wsdzqFt47tS3Dt+xm"
		"72BXQ6B4znTOSmFu2n5u67Z60LcA683fxKjkO+MJHROWrw=="));
}

/* The largest parameters that verify: 160 MiB, r and p of 16. */
static void
verify_limits(void **state)
{
	(void)state;
	assert_true(password_verify(
		"x",
		"scrypt$131072$top$10$1$Y9XwoC8yta0i2Ly+JF2fzSBJefKIFlfn"
		"wFqHf5MQOhFJ5uzax59LH15BoTnS2xppV0EVHzU4v5x+Oz0Q9Hhp7A=="));
	assert_true(password_verify(
		"x",
		"scrypt$1024$pepper$16$16$7fJvswxXi9ZsDcs8+0iMrkjqpYghCN"
		"KbgQ+7nEgd37TcoIU0EBPxuo4tQ4jMwppRR9e7UWH59z+0n0S0rYKwcg=="));
	assert_true(password_usable("pbkdf2_sha256$10000000$s$" KEY32));
	assert_true(password_usable("scrypt$65536$s$16$16$" KEY64));
}

static const char *const refused[] = {
	/* beyond the limits */
	"scrypt$262144$s$1$1$" KEY64,
	"scrypt$131072$s$11$1$" KEY64,
	"scrypt$32768$s$17$1$" KEY64,
	"scrypt$32768$s$8$17$" KEY64,
	"scrypt$1$s$8$1$" KEY64,
	"scrypt$0$s$8$1$" KEY64,
	"scrypt$4$s$0$1$" KEY64,
	"scrypt$4$s$1$0$" KEY64,
	"scrypt$3$s$1$1$" KEY64,
	"scrypt$131071$s$1$1$" KEY64,
	"pbkdf2_sha256$0$s$" KEY32,
	"pbkdf2_sha256$10000001$s$" KEY32,
	/* numbers Django does not write */
	"scrypt$04$r1$3$2$" KEY64,
	"scrypt$+4$r1$3$2$" KEY64,
	"scrypt$-4$r1$3$2$" KEY64,
	"scrypt$ 4$r1$3$2$" KEY64,
	"scrypt$4 $r1$3$2$" KEY64,
	"scrypt$4$r1$3\n$2$" KEY64,
	"scrypt$4$r1$3$0x2$" KEY64,
	"scrypt$4.0$r1$3$2$" KEY64,
	"scrypt$$r1$3$2$" KEY64,
	"scrypt$4$r1$$2$" KEY64,
	"scrypt$4$r1$3$$" KEY64,
	"scrypt$four$r1$3$2$" KEY64,
	"scrypt$4294967300$r1$3$2$" KEY64,
	"scrypt$18446744073709551620$r1$3$2$" KEY64,
	"scrypt$4$r1$4294967299$2$" KEY64,
	"scrypt$4$r1$3$18446744073709551618$" KEY64,
	"pbkdf2_sha256$01$s$" KEY32,
	"pbkdf2_sha256$-1$s$" KEY32,
	"pbkdf2_sha256$$s$" KEY32,
	"pbkdf2_sha256$4294967297$s$" KEY32,
	"pbkdf2_sha256$99999999999999999999$s$" KEY32,
	/* keys that are not base64 of the right length */
	"scrypt$4$r1$3$2$",
	"scrypt$4$r1$3$2$" KEY32,
	"scrypt$4$r1$3$2$" KEY64 " ",
	"scrypt$4$r1$3$2$ " KEY64,
	"scrypt$4$r1$3$2$"
	"s8H9rXYdmasb9aCcev93TSHkqTcq29OTXPYJMGD-9zH8g5SN1stJfhGiB8Y_TOfR"
	"uRG4IFlbk36lKLzb4G9Ocg==",
	"scrypt$4$r1$3$2$"
	"s8H9rXYdmasb9aCcev93TSHkqTcq29OTXPYJMGD+9zH8g5SN1stJfhGiB8Y/TOfR"
	"uRG4IFlbk36lKLzb4G9Och==",
	"scrypt$4$r1$3$2$"
	"s8H9rXYdmasb9aCcev93TSHkqTcq29OTXPYJMGD+9zH8g5SN1stJfhGiB8Y/TOfR"
	"uRG4IFlbk36lKLzb4G9Ocg",
	"pbkdf2_sha256$1$s$",
	"pbkdf2_sha256$1$s$" KEY64,
	"pbkdf2_sha256$1$s$hlaZvx+fQUB7nsOXctgpvyJ4ixMmVOdSfNbS+6nH3wl=",
	/* parts */
	"",
	"$",
	"$$$$$",
	"$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$",
	"scrypt",
	"scrypt$",
	"scrypt$4$r1$3$2",
	"scrypt$4$$3$2$" KEY64,
	TINY "$",
	TINY "$x",
	"$" TINY,
	ONCE "$",
	"$" ONCE,
	"pbkdf2_sha256$1$$" KEY32,
	"pbkdf2_sha256$1$" KEY32,
	"pbkdf2_sha256$4$r1$3$2$" KEY64,
	"scrypt$1$s$" KEY32,
	" " TINY,
	/* other schemes, unusable ones */
	"!",
	"!scrypt$4$r1$3$2$" KEY64,
	"!AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCd",
	"SCRYPT$4$r1$3$2$" KEY64,
	"scrypt2$4$r1$3$2$" KEY64,
	"pbkdf2_sha1$1$s$" KEY32,
	"pbkdf2_sha512$1$s$" KEY32,
	"bcrypt_sha256$$2b$12$abcdefghijklmnopqrstuu",
	"argon2$argon2id$v=19$m=102400,t=2,p=8$c2FsdA$aGFzaA",
	"md5$salt$5f4dcc3b5aa765d61d8327deb882cf99",
	"tiny",
};

static void
verify_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		if (password_usable(refused[i]) ||
		    password_current(refused[i]) ||
		    password_verify("tiny", refused[i]) ||
		    password_verify("", refused[i]))
			fail_msg("accepted \"%s\"", refused[i]);
	}
}

static void
encoded_length(void **state)
{
	char encoded[400];

	(void)state;
	/* A salt as long as the column has room for, then one more. */
	memset(encoded, 'x', sizeof(encoded));
	memcpy(encoded, "pbkdf2_sha256$1$", 16);
	memcpy(encoded + 255 - 45, "$" KEY32, 46);
	assert_int_equal(strlen(encoded), 255);
	assert_true(password_usable(encoded));
	memset(encoded + 255 - 45, 'x', 45);
	memcpy(encoded + 256 - 45, "$" KEY32, 46);
	assert_false(password_usable(encoded));
}

static void
current(void **state)
{
	(void)state;
	assert_true(password_current(CURRENT));
	assert_false(password_current(TINY));
	assert_false(password_current(ONCE));
	assert_false(password_current(
		"scrypt$16384$Nb4sYp7QwL2eXk9ZrTf0aM$8$3$" KEY64));
	assert_false(password_current(
		"scrypt$32768$Nb4sYp7QwL2eXk9ZrTf0aM$9$3$" KEY64));
	assert_false(password_current(
		"scrypt$32768$Nb4sYp7QwL2eXk9ZrTf0aM$8$5$" KEY64));
	assert_false(password_current("scrypt$32768$short$8$3$" KEY64));
}

/* A password the checks should have refused ends the process. */
static void
hash_too_long(void **state)
{
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		(void)close(STDERR_FILENO);
		(void)password_hash(longest(PASSWORD_MAX + 1));
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
}

#define SHORT                                                                  \
	"This password is too short. It must contain at least 8 characters."
#define COMMON "This password is too common."
#define DIGITS "This password is entirely numeric."

static void
weak(void **state)
{
	static const struct {
		const char *password, *why[4];
	} table[] = {
		{ "tr0ub4dor and 3", { NULL } },
		{ "password", { COMMON } },
		{ "password123", { COMMON } },
		{ "qwertyui", { COMMON } },
		{ "aaaaaaaa", { COMMON } },
		{ "12345678", { COMMON, DIGITS } },
		{ "1234567", { SHORT, COMMON, DIGITS } },
		{ "abc", { SHORT, COMMON } },
		{ "abc123", { SHORT, COMMON } },
		{ "!qaz2wsx", { COMMON } }, /* the first of the list */
		{ "zzzzzzz1", { COMMON } }, /* and its last */
		{ "PassWord", { COMMON } },
		{ " \t\xc2\xa0Password123\xe2\x80\x83\n", { COMMON } },
		{ "pass word", { NULL } },
		{ "password123!", { NULL } },
		{ "k7#pWz!", { SHORT } },
		{ "", { SHORT } },
		{ "7305518264093", { DIGITS } },
		{ "7305518264093 ", { NULL } },
		{ "73055", { SHORT, DIGITS } },
		/* 7 and 8 code points, which are more bytes */
		{ "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4",
		  { SHORT } },
		{ "\xf0\x9f\x8c\x8a\xf0\x9f\x8c\x8a\xf0\x9f\x8c\x8a-waves",
		  { NULL } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		unsigned rule = 0;
		const char *why;

		for (size_t j = 0; table[i].why[j] != NULL; j++) {
			why = password_weak(table[i].password, &rule);
			if (why == NULL)
				fail_msg("accepted \"%s\"", table[i].password);
			assert_string_equal(why, table[i].why[j]);
		}
		why = password_weak(table[i].password, &rule);
		if (why != NULL)
			fail_msg("\"%s\": %s", table[i].password, why);
		assert_null(password_weak(table[i].password, &rule));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		{ "a hash has the current form and a salt of its own", hash,
		  NULL, tear_down, NULL },
		{ "any password can be spent", spend, NULL, tear_down, NULL },
		{ "scrypt verifies what Django's does", verify_scrypt, NULL,
		  tear_down, NULL },
		{ "pbkdf2_sha256 verifies what Django's does", verify_pbkdf2,
		  NULL, tear_down, NULL },
		{ "a password of 4096 bytes verifies, a longer one never",
		  verify_longest, NULL, tear_down, NULL },
		{ "parameters at the limits verify", verify_limits, NULL,
		  tear_down, NULL },
		{ "other, malformed and excessive forms never verify",
		  verify_refused, NULL, tear_down, NULL },
		{ "an encoded form is at most 255 bytes long", encoded_length,
		  NULL, tear_down, NULL },
		{ "other parameters or a shorter salt are not current", current,
		  NULL, tear_down, NULL },
		{ "hashing a password nobody refused ends the process",
		  hash_too_long, NULL, tear_down, NULL },
		{ "weak passwords are refused for every rule, in order", weak,
		  NULL, tear_down, NULL },
	};

	return cmocka_run_group_tests_name("password", tests, set_up, NULL);
}
