#!/bin/sh
# zone-names - prints zone_names.h: UTC and the Area/Place names, with their
# links, of the system's zone database, sorted.
set -eu
database=${1:-/usr/share/zoneinfo/tzdata.zi}
printf '/* Made by lib/tools/zone-names.sh. */\n'
printf 'static const char *const zone_names[] = {\n'
awk '
$1 == "Z" && $2 ~ "/" { print $2 }
$1 == "L" && $3 ~ "/" { print $3 }
END { print "UTC" }
' "$database" | LC_ALL=C sort -u | sed 's/.*/\t"&",/'
printf '};\n'
