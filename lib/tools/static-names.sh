#!/bin/sh
#
# static-names.sh - lay files out for nginx under names that change with them
#
#	static-names.sh FOLDER FILE...	prints a header with their addresses
#
# style.css becomes FOLDER/style.0123456789ab.css and STATIC_STYLE: such a name
# may be kept for ever.

set -eu
folder=$1
shift
rm -rf -- "$folder"
mkdir -p "$folder"
for file; do
	name=${file##*/}
	hash=$(sha256sum <"$file" | cut -c 1-12)
	name=${name%.*}.$hash.${name##*.}
	cp "$file" "$folder/$name"
	stem=$(printf '%s' "${name%%.*}" | tr a-z- A-Z_)
	printf '#define STATIC_%s "/admin/static/%s"\n' "$stem" "$name"
done
