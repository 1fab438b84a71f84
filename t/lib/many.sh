# many.sh - many questions over one connection; sourced after api.sh
#
# A process for each request is what makes a page of sentences slow.  These
# words note requests and then send them all at once:
#
# ask EXPECTED METHOD PATH [BODY [HEADER...]]
#	notes a request of whoever "as" named last.  EXPECTED is a status,
#	or a status and what the reply says: the message of an error, the
#	fields of a validation error as JSON, else the value that the filter
#	of answers finds, the keys of objects sorted.  BODY is as with api: JSON unless a header says
#	otherwise, "@FILE" sends a file; csrf=off in front leaves the token
#	out; wants=NAME makes what the reply says the value of that header.
# answers [FILTER]
#	sends what was noted; fails if a reply is not as expected
# statuses
#	reads lines "STATUS METHOD PATH"
# field NAME
#	reads lines about values of one field, each sent as PATCH $here:
#		VALUE => what is stored then, as JSON
#		VALUE ! what is said about it [| what else]
# say NAME MESSAGE...
#	prints the fields of an error that is about this one
#
# shellcheck shell=bash
# shellcheck disable=SC2153,SC2154 # person, route, STACK_URL: of api.sh

many_expected=()
many_requests=()

# Sets quoted: a text as curl's configuration files want it.
many_quote() {
	quoted=${1//\\/\\\\}
	quoted=${quoted//\"/\\\"}
	quoted=${quoted//$'\t'/\\t}
	quoted=${quoted//$'\r'/\\r}
	quoted=\"${quoted//$'\n'/\\n}\"
}

# many_option NAME VALUE: one line of the configuration
many_option() {
	local quoted

	many_quote "$2"
	echo "$1 = $quoted"
}

# many_headers METHOD BODY HEADER...: cookies, token, type, and those given
many_headers() {
	local method=$1 body=$2 token=${cookies##*csrftoken=} header

	shift 2
	many_option header 'Expect:'
	[ -z "$cookies" ] || many_option header "Cookie: $cookies"
	case $method in
	GET | HEAD | OPTIONS | TRACE) ;;
	*)
		[ "$token" = "$cookies" ] || [ "${csrf-}" = off ] ||
			many_option header "X-CSRFToken: ${token%%;*}"
		;;
	esac
	header=" $*"
	[ -z "$body" ] || [[ ${header,,} == *\ content-type[:\;]* ]] ||
		many_option header 'Content-Type: application/json'
	for header; do
		many_option header "$header"
	done
}

many_request() {
	local method=$1 path=$2 body=$3

	shift 3
	[ "${#many_expected[@]}" -eq 0 ] || echo next
	many_option url "$STACK_URL$path"
	[ -z "$STACK_CURL" ] ||
		many_option unix-socket "${STACK_CURL#--unix-socket }"
	printf '%s\n' silent show-error globoff path-as-is 'max-time = 30' \
		"write-out = \"\\t${wants:+=%header{$wants\}}\\t%{http_code}\\n\""
	if [ "$method" = HEAD ]; then
		printf '%s\n' head 'output = "/dev/null"'
	else
		many_option request "$method"
	fi
	[ -z "$body" ] || many_option data-binary "$body"
	many_headers "$method" "$body" "$@"
}

ask() {
	local expected=$1 method=$2 path=$3 body=${4-}

	shift $(($# > 4 ? 4 : $#))
	[ "${#many_expected[@]}" -gt 0 ] || : >"$TRASH/.many"
	many_request "$method" "$path" "$body" "$@" >>"$TRASH/.many"
	many_expected+=("$expected")
	many_requests+=("$method $path $body $*")
}

# many_judge: replies on the input, "status code text" with tabs between
many_judge() {
	local i=0 status code text said failed=0 method path

	while IFS=$'\t' read -r status code text; do
		[[ ${many_expected[i]} == *\ * ]] && said="$status $text" || said=$status
		[ "$said" = "${many_expected[i]}" ] || {
			failed=1
			echo "$person: ${many_requests[i]:0:300}"
			echo "    expected ${many_expected[i]:0:300}"
			said="$status $text"
			echo "    got      ${said:0:300}"
		}
		read -r method path _ <<<"${many_requests[i]}"
		[ -z "${CTJ_REPLIES-}" ] || ! api_route "$path" ||
			echo "$method $route $status $code" >>"$CTJ_REPLIES"
		i=$((i + 1))
	done
	[ "$i" -eq "${#many_expected[@]}" ] || {
		echo "${#many_expected[@]} requests, $i replies"
		failed=1
	}
	return "$failed"
}

answers() {
	local result=0

	[ "${#many_expected[@]}" -gt 0 ] || return 1
	curl -K "$TRASH/.many" >"$TRASH/.replies" || result=1
	jq -R -r 'def sorted: walk(if type == "object" then
			to_entries | sort_by(.key) | from_entries else . end);
		split("\t") | .[-1] as $status |
		.[-2] as $header |
		(.[:-2] | join("\t") | (fromjson? // .)) as $body |
		[$status, ($body | try .error.code catch null) // "-",
			($body | if $header != "" then $header[1:]
			elif (try .error.fields catch null) then
				.error.fields | tojson
			elif (try .error.message catch null) then .error.message
			else (try ('"${1:-empty}"' | sorted | tojson) catch "")
			end)] | join("\t")' "$TRASH/.replies" >"$TRASH/.judged" ||
		result=1
	many_judge <"$TRASH/.judged" || result=1
	many_expected=()
	many_requests=()
	return "$result"
}

statuses() {
	local expected method path

	while read -r expected method path; do
		ask "$expected" "$method" "$path"
	done
	answers
}

say() {
	local quoted field=$1 all='' message

	shift
	for message; do
		message=${message//\\/\\\\}
		all="$all,\"${message//\"/\\\"}\""
	done
	printf '{"%s":[%s]}' "$field" "${all#,}"
}

field() {
	local name=$1 line value messages

	while IFS= read -r line; do
		line=${line#"${line%%[!$'\t']*}"}
		case $line in
		*' => '*)
			value=${line%% => *}
			ask "200 ${line#* => }" PATCH "$here" \
				"{\"$name\": $value}"
			;;
		*)
			value=${line%% ! *}
			messages=${line#* ! }
			messages=${messages//\\/\\\\}
			messages=${messages//\"/\\\"}
			ask "400 {\"$name\":[\"${messages// | /\",\"}\"]}" \
				PATCH "$here" "{\"$name\": $value}"
			;;
		esac
	done
	answers ".$name"
}
