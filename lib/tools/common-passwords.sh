#!/bin/sh
#
# common-passwords.sh LIST - prints the C table that lib/password.c searches.
#
# Rows of one width need no pointers, hence no relocations: the table is
# read-only and its pages are shared.  A list that is not in byte order, holds
# a word twice or a capital letter could not be searched; it is refused.

LC_ALL=C
export LC_ALL

exec awk '
function refuse(why)
{
	printf "%s:%d: %s\n", FILENAME, FNR, why > "/dev/stderr"
	failed = 1
	exit 1
}
/^#( |$)/ { next }
/^$/ { refuse("empty line") }
/[A-Z]/ { refuse("capital letter") }
# Escapes are not known here, nor is white space: words are trimmed.
/["\\?[:space:][:cntrl:]]/ { refuse("a character that a row cannot hold") }
# The x keeps numbers from being compared as numbers.
count > 0 && "x" $0 <= "x" words[count] { refuse("not in order") }
{
	words[++count] = $0
	if (length($0) > width)
		width = length($0)
}
END {
	if (failed)
		exit 1
	if (count < 10000)
		refuse("fewer than 10,000 words")
	print "/* Made by common-passwords.sh of common_passwords.txt. */"
	printf "static const char common_passwords[%d][%d] = {\n", count,
		width + 1
	for (i = 1; i <= count; i++)
		printf "\t\"%s\",\n", words[i]
	print "};"
}
' "$1"
