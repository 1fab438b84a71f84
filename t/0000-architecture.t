#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='how the code is laid out: who may know what, names, sizes'
. "$(dirname -- "$0")/lib/test.sh"
cd -- "$root" || exit 1

# What a checkout holds; without git (an unpacked archive) what lies there.
git ls-files -co --exclude-standard 2>/dev/null >"$TRASH/listed" ||
	find . \( -name .git -o -name build -o -name var -o \
		-name node_modules \) -prune -o -type f -print |
	sed 's,^\./,,' >"$TRASH/listed"
while read -r file; do
	[ ! -f "$file" ] || echo "$file"
done <"$TRASH/listed" | sort >"$TRASH/files"
grep -v -e '^t/fuzz/corpus/' -e '^lib/common_passwords.txt$' \
	"$TRASH/files" >"$TRASH/ours"
grep '\.[ch]$' "$TRASH/ours" >"$TRASH/c"
mapfile -t ours <"$TRASH/ours"
mapfile -t c <"$TRASH/c"
mapfile -t program < <(grep -E '^(lib|cgi-bin)/' "$TRASH/c")
[ "${#program[@]}" -gt 60 ] || {
	echo 'Bail out! the sources are not where they should be'
	exit 1
}
quote="'"

# nothing COMMAND...: it must print nothing, and not for lack of a file
nothing() {
	"$@" >"$TRASH/found"
	[ $? -lt 2 ] || return 1
	[ ! -s "$TRASH/found" ] || {
		cat "$TRASH/found"
		return 1
	}
}

# includes FILE...: "file: header", quotes and brackets kept
includes() {
	awk '/^#[ \t]*include/ {
		name = $0
		sub(/^#[ \t]*include[ \t]*/, "", name)
		print FILENAME ": " name
	}' "$@"
}

# knows_only HEADERS FILE...: of our own headers they include only these
knows_only() {
	local headers=" ${1//[[:space:]]/ } " file name

	shift
	includes "$@" | while IFS=': ' read -r file name; do
		case $name in
		'<'*) continue ;;
		esac
		name=${name//\"/}
		[[ $headers == *" $name "* ]] || echo "$file knows $name"
	done >"$TRASH/known"
	nothing cat "$TRASH/known"
}

# only FILES PATTERN: apart from these files nobody of the program matches
only() {
	grep -nE -e "$2" "${program[@]}" | grep -vE -e "^($1):" >"$TRASH/known"
	nothing cat "$TRASH/known"
}

# within FILE NAME: the lines of the table that defines NAME
within() {
	awk -v name="$2" 'index($0, name) && / = \{$/ { inside = 1 }
		index($0, name) && /\[T__MAX\]\)/ { inside = 1 }
		inside { print }
		inside && /^\};/ { exit }' "$1"
}

# --- who must never know what -------------------------------------------

test_expect_success 'a model knows the language of models and shared rules only' '
	for file in lib/models/*.c; do
		own=$(basename "$file" .c).h &&
		knows_only "models.h rules.h $own" "$file" || return 1
	done
'

test_expect_success 'a resource knows models, its words and its handlers only' '
	for file in cgi-bin/*.c; do
		allowed="resource.h models.h posting_params.h" &&
		case $file in
		*/auth.c) allowed="$allowed auth.h" ;;
		*/facets.c) allowed="$allowed facets.h" ;;
		*/saved.c) allowed="$allowed saved.h" ;;
		*/matches.c) allowed="$allowed matches.h" ;;
		*/healthcheck.c | */readyz.c | */index.c)
			allowed="$allowed health.h" ;;
		*/users.c) allowed="$allowed req.h" ;;	# req_caller
		*/openapi.c)
			allowed="$allowed req.h openapi_document.h" ;;
		*/admin.c) allowed="admin.h resource.h" ;;
		esac &&
		knows_only "$allowed" "$file" || return 1
	done
'

test_expect_success 'a resource has no function but main' '
	# openapi.c answers with the document that make compiles into it.
	for file in cgi-bin/*.c; do
		[ "$file" = cgi-bin/openapi.c ] ||
			[ "$(grep -c "^{" "$file")" -eq 1 ] || echo "$file"
	done >"$TRASH/known" && nothing cat "$TRASH/known"
'

test_expect_success 'who checks, queries or builds SQL talks to no database and no web server' '
	nothing grep -nE -e "\bdb_(open|keep|send|next|one|rest|value|length|true|begin|commit|rollback|end|refusal|ready)\(" \
		-e "db_connect.h|libpq|fcgi.h|fcgiapp" \
		lib/check*.[ch] lib/query.[ch] lib/cursor.c lib/sql*.[ch] \
		lib/faults.[ch] lib/rules.[ch] lib/meetings.c
'

test_expect_success 'the database knows no resource, policy, request or HTTP status' '
	knows_only "db.h db_connect.h db_refused.h error.h arena.h buf.h \
		env.h log.h text.h" lib/db*.[ch] lib/binds.c &&
	nothing grep -nE "error_status|HTTP" lib/db*.[ch] lib/binds.c
'

test_expect_success 'libpq is for db alone; no PGresult leaves it' '
	only "lib/db(_[a-z]+)?\.[ch]" "libpq-|PGresult|PGconn|\bPQ[a-z]" &&
	nothing grep -nE "libpq-|PGresult|PGconn|\bPQ[a-z]" lib/db.h
'

test_expect_success 'libfcgi is for fcgi.c alone' '
	only "lib/fcgi\.c" "fcgiapp|fcgi_stdio|FCGX_"
'

test_expect_success 'the environment is for env.c alone' '
	only "lib/env\.c" "\b(secure_)?getenv|\bsetenv|\bputenv|\benviron\b"
'

test_expect_success 'libscrypt is for password.c, OpenSSL for crypto.c and what asks for a password' '
	only "lib/password\.c" "include <libscrypt|libscrypt_[a-z]" &&
	only "lib/(crypto|tools/createsuperuser)\.c" "include <openssl|\b(EVP|HMAC|RAND|SSL)_[A-Za-z]|CRYPTO_[a-z]"
'

test_expect_success 'HTTP statuses are numbers in error.c, answer.c and openapi.c only' '
	# openapi describes them, as text.
	only "lib/(error|answer|openapi)\.c" \
		"[sS]tatus *(=|==|!=|<|>|<=|>=) *[1-5][0-9][0-9]\b"
'

test_expect_success 'nobody writes HTML but lib/admin/' '
	only "lib/admin/[a-z_]+\.[ch]" \
		"\"[^\"]*</?(a|b|p|br|hr|div|span|html|head|body|title|meta|link|script|style|form|input|label|select|option|button|table|tr|t[dh]|ul|ol|li|h[1-6]|img|svg|pre|code|main|nav)[ />]"
'

test_expect_success 'escaping is for html.c alone' '
	only "lib/admin/html\.c" "&(amp|lt|gt|quot|#39);"
'

test_expect_success 'generic code asks for no model by its name' '
	only "lib/models/.*" \
		"strcmp\([^)]*model->(name|table)|== *&(community|role|skill|skill_matrix|opportunity|listing|user)\b"
'

test_expect_success 'nobody frees, and cJSON is asked with regard to case' '
	only "lib/banned\.h" "\bfree *\(|cJSON_Delete" &&
	only "-" "cJSON_(GetObjectItem|HasObjectItem|ReplaceItemInObject|DeleteItemFromObject|DetachItemFromObject) *\("
'

test_expect_success 'no value becomes part of an SQL text' '
	# Names of models, paths and kinds, from tables.
	only "lib/(sql_write|admin/[a-z_]+)\.c" \
		"$quote%s$quote"
'

test_expect_success 'the foundation knows nobody above it' '
	knows_only "arena.h buf.h text.h log.h error.h env.h env_check.h" \
		lib/arena.[ch] lib/buf.[ch] lib/text*.[ch] lib/log.[ch] \
		lib/error.[ch] lib/env*.[ch]
'

# --- the tables by type ---------------------------------------------------

sed -n '/^enum type {/,/^};/s/^	\(T_[A-Z]*\)[, ].*/\1/p' lib/model.h |
	grep -v -e '^T_END$' >"$TRASH/types"

# lacks TABLE [NULL TYPES]: types without an entry, but for these
lacks() {
	local file

	file=$(grep -lE "\b$1\[T__MAX\]" lib/*.c)
	within "$file" "$1" >"$TRASH/table"
	while read -r type; do
		[[ " ${2-} " != *" $type "* ]] || {
			grep -qE "\[$type\] *= *NULL" "$TRASH/table" ||
				echo "$file: $1 has more than NULL for $type"
			continue
		}
		grep -qE "\[$type\] *= *[a-z\"]" "$TRASH/table" ||
			echo "$file: $1 has no entry for $type"
	done <"$TRASH/types"
}

test_expect_success 'every type of a field has an entry in every table' '
	test "$(wc -l <"$TRASH/types")" -ge 15 &&
	nothing lacks checks "T_TIME T_SHOWN" &&
	nothing lacks columns "T_SECRET" &&
	nothing lacks outputs "T_SECRET T_SHOWN" &&
	nothing lacks schemas "T_SHOWN" &&
	nothing lacks type_names
'

# errors_lack: ways to fail without status, code and words
errors_lack() {
	sed -n '/^enum error {/,/^};/s/^	\(E_[A-Z_]*\).*/\1/p' lib/error.h |
		while read -r name; do
		grep -q "\[$name\]" lib/error.c || echo "error.c: no $name"
	done
	sed -n 's/^	\[E_[A-Z_]*\].*{ \([0-9]*\), .*/\1/p' lib/error.c | sort -u |
		while read -r number; do
		grep -q "{ $number, \"[A-Z]" lib/error.c ||
			echo "error.c: no reason for $number"
	done
}

test_expect_success 'every way to fail has a status, a code, words and a reason' '
	nothing errors_lack
'

# --- names and sizes ------------------------------------------------------

too_long() {
	wc -l "${c[@]}" | awk -v most="$1" '$2 != "total" && $1 > most'
}

test_expect_success 'no file of C has more than 400 lines' '
	nothing too_long 400
'

long_functions() {
	awk 'FNR == 1 { start = 0 }
		/^\{/ { start = FNR }
		/^\}/ { if (start && FNR - start - 1 > 50)
			print FILENAME ":" start ": " FNR - start - 1 " lines"
			start = 0 }' "${c[@]}"
}

test_expect_success 'no function has more than 50 lines' '
	nothing long_functions
'

# Which files do not say in their first comment what they are.
nameless() {
	local file

	awk 'FNR == 1 { opens = $0 == "/*" }
		FNR == 2 {
			name = FILENAME
			gsub(/.*\/|\.[ch]$/, "", name)
			if (FILENAME ~ /^cgi-bin/)
				good = $0 ~ /^ \* \/(api|admin)\/.* - ./
			else
				good = index($0, " * " name " - ") == 1
			if (!opens || !good)
				print FILENAME
		}' "${c[@]}"
	for file in dev/* stage/* t/lib/* schema/migrate; do
		[ -f "$file" ] || continue
		case $file in
		*.json | *.example | *.md | *.sql | *.mjs | *Dockerfile*) continue ;;
		esac
		sed -n '1,3p' "$file" | grep -q "^# ${file##*/} .*- ." ||
			echo "$file"
	done
	# Pages are called by their address.
	while read -r file; do
		sed -n '1,2p' "$file" | tr '\n' ' ' |
			grep -q '^/\* \( \* [^ ].* - .\)' || echo "$file"
	done < <(grep -E '^(frontend|t/browser|dev)/.*\.(ts|tsx|mjs|css)$' \
		"$TRASH/files" | grep -v '^frontend/lib/api/schema.d.ts$')
}

test_expect_success 'every file opens with its name and what it is' '
	nothing nameless
'

odd_names() {
	grep -v '^frontend/app/' "$TRASH/files" | grep -vE '^[A-Za-z0-9._/-]+$'
	# Next makes routes of names in brackets.
	grep '^frontend/app/' "$TRASH/files" | grep -vE '^[][()A-Za-z0-9._/-]+$'
	grep '^lib/.*\.[ch]$' "$TRASH/files" |
		grep -vE '^lib/([a-z]+/)?[a-z_]+\.[ch]$'
	grep '^cgi-bin/' "$TRASH/files" | grep -vE '^cgi-bin/[a-z-]+\.c$'
	grep '^schema/[0-9]' "$TRASH/files" |
		grep -vE '^schema/[0-9]{4}-[a-z0-9-]+\.sql$'
	grep '^t/[^/]*$' "$TRASH/files" |
		grep -vE '^t/([0-9]{4}-[a-z0-9-]+\.t|[a-z-]+\.(md|json))$'
	grep '^docs/adr/' "$TRASH/files" |
		grep -vE '^docs/adr/([0-9]{4}-[a-z0-9-]+|README)\.md$'
}

test_expect_success 'files are named as their folder asks' '
	nothing odd_names
'

same_numbers() {
	for folder in schema docs/adr; do
		grep "^$folder/[0-9]" "$TRASH/files" | sed 's/-.*//' | uniq -d
	done
}

test_expect_success 'no two migrations and no two decisions share a number' '
	nothing same_numbers
'

test_expect_success 'every test file can be run' '
	for file in t/*.t; do
		[ -x "$file" ] || echo "$file"
	done >"$TRASH/known" && nothing cat "$TRASH/known"
'

test_expect_success 'a resource is called as its file, and all are built' '
	for file in cgi-bin/*.c; do
		name=$(basename "$file" .c) &&
		grep -q "^	\.name = \"$name\",$" "$file" || echo "$file"
	done >"$TRASH/known" &&
	nothing cat "$TRASH/known" &&
	ls cgi-bin/*.c | sed "s,.*/,,; s,\.c$,," >"$TRASH/sources" &&
	test_same "$TRASH/sources" "$BUILD/resources"
'

# --- habits ---------------------------------------------------------------

format_pairs() {
	awk 'FNR == 1 { if (off) print last ": never on again"; off = 0 }
		{ last = FILENAME }
		/clang-format off/ { if (off) print FILENAME ":" FNR ": twice"
			off = 1 }
		/clang-format on/ { if (!off) print FILENAME ":" FNR ": was on"
			off = 0 }
		off && /^\{/ { print FILENAME ":" FNR ": a function inside" }
		END { if (off) print last ": never on again" }' "${c[@]}"
}

test_expect_success 'the formatter is off around tables only, and on again' '
	nothing format_pairs
'

test_expect_success 'the banned functions do not compile' '
	for call in "strcpy(a, b)" "strcat(a, b)" "sprintf(a, b)" \
	    "strtok(a, b)" "atoi(a)" "malloc(1)" "calloc(1, 1)" \
	    "realloc(a, 1)" "free(a)" "localtime(0)" "rand()" "system(a)" \
	    "popen(a, b)" "strdup(a)"; do
		echo "void f(char *a, char *b) { (void)a; (void)b; (void)$call; }" \
			>"$TRASH/banned.c" &&
		! gcc -std=c11 -D_GNU_SOURCE -fsyntax-only \
			-include lib/banned.h "$TRASH/banned.c" 2>/dev/null ||
			echo "$call"
	done >"$TRASH/known" && nothing cat "$TRASH/known"
'

test_expect_success 'no macro hides control flow, nothing jumps out' '
	nothing awk "FNR == 1 { more = 0 }
		/^#[ \t]*define/ { more = 1 }
		more && /(return|goto|break|continue)[ ;]/ {
			print FILENAME \":\" FNR \": \" \$0 }
		more && !/\\\\\$/ { more = 0 }" "${program[@]}" &&
	nothing grep -nE "\bgoto\b|__attribute__\(\(cleanup" "${program[@]}"
'

test_expect_success 'nothing is left to be done later in a comment' '
	nothing grep -nE "\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b" "${ours[@]}"
'

# Documents that something names and that are not here.
not_here() {
	grep -ohIE "[[:alnum:]_-]+[.]md\b" "${ours[@]}" | sort -u |
		while read -r name; do
		grep -qE "(^|/)$name\$" "$TRASH/files" || echo "$name"
	done
}

test_expect_success 'every document that is named is in the tree' '
	nothing not_here
'

test_expect_success 'no secret is in the tree' '
	nothing grep -nIE -e "BEGIN [A-Z ]*PRIVATE [K]EY" -e "AKIA[0-9A-Z]{16}" \
		-e "gh[pousr]_[A-Za-z0-9]{30}" -e "xox[bap]-[0-9]" \
		-e "(SECRET_KEY|SQL_PASSWORD)=[A-Za-z0-9+/]{16}" "${ours[@]}"
'

test_expect_success 'no path of a machine and no host of a registry is in the tree' '
	nothing grep -nIE -e "(^|[^A-Za-z0-9_.])/(wor[k]|roo[t]|hom[e])/[a-z]" \
		-e "\"resolved\":" -e "registry[.][a-z]+[.][a-z]" \
		"${ours[@]}"
'

unended() {
	perl -0777 -ne 'print "$ARGV\n" unless /\n\z/ or
		$ARGV =~ m,^nginx/errors/.*json$|\.(svg|woff2|png|ico)$,;
		close ARGV' "${ours[@]}"
}

test_expect_success 'text files end with a newline and have no blanks at line ends' '
	nothing unended &&
	# A test may need them, in what it sends.
	mapfile -t plain < <(grep -v "^t/[0-9].*\.t$" "$TRASH/ours") &&
	nothing grep -nIE "[ 	]+$" "${plain[@]}"
'

test_expect_success 'lockfiles name no registry and leave no package out' '
	node dev/check-lockfile.mjs dev dev/lint frontend
'

# --- what the compiler was told -------------------------------------------

soft() {
	local file

	for file in "$BUILD"/cgi-bin/*; do
		[[ $file != *.* ]] || continue
		readelf -W -h -l -d --dyn-syms "$file" >"$TRASH/elf" 2>/dev/null
		grep -q 'Type: *DYN' "$TRASH/elf" &&
			grep -q 'FLAGS_1.*PIE' "$TRASH/elf" ||
			echo "$file: may not be loaded anywhere"
		grep -q 'GNU_RELRO' "$TRASH/elf" &&
			grep -q 'FLAGS_1.*NOW' "$TRASH/elf" ||
			echo "$file: its table of functions is writable"
		grep -q 'GNU_STACK.* RW ' "$TRASH/elf" ||
			echo "$file: its stack may be executed"
		! grep -qE 'LOAD.* RWE ' "$TRASH/elf" ||
			echo "$file: holds memory to write and execute"
		grep -q '__stack_chk_fail' "$TRASH/elf" ||
			echo "$file: no stack protector"
		grep -qE '__[a-z]+_chk' "$TRASH/elf" ||
			echo "$file: not fortified"
	done
}

case $(cat "$BUILD/flags" 2>/dev/null) in
*-fsanitize*)
	test_skip 'the executables are hardened' 'sanitizers have their own ways' ;;
*)
	test_expect_success 'the executables are hardened' '
		test -x "$BUILD/cgi-bin/opportunities" && nothing soft
	' ;;
esac

test_done
