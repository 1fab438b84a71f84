# search.sh - postings and filters at random, and plain SQL for both; sourced
#
# After api.sh and make_catalogue.  What is random depends on CTJ_SEED alone,
# which is printed, so that a failure can be had again.
#
# random_postings N	postings of every kind, for every filter
# random_filters	sets filters ("name=value" words, for a query string) and
#			known, the same as one SQL condition over plain
# plain			a view: current postings with all that is filtered,
#			taken from where it is stored, not from where it is
#			looked up
# condition NAME VALUE...	one parameter as SQL over plain
# conditions_but NAME	the parameters of filters without that one
# shellcheck shell=bash
# shellcheck disable=SC2154 # ids of make_catalogue

CTJ_SEED=${CTJ_SEED:-$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')}
echo "# CTJ_SEED=$CTJ_SEED"
RANDOM=$CTJ_SEED

# pick WORD...: sets picked to one of them
pick() {
	shift $((RANDOM % $#))
	picked=$1
}

make_plain() {
	stack_psql <<-SQL
	CREATE VIEW plain AS
	SELECT o.*, r.title, c.practice_area,
		c.id AS community_id, coalesce(m.skill_matrix, '{}') AS matrix,
		concat_ws(' ', r.title, o.project_name,
			community_label(c.practice_area), (
			SELECT string_agg(s.name, ' ') FROM skills s
			WHERE m.skill_matrix ? s.id::text)) AS shown,
		concat_ws(' ', o.overview, o.responsibilities, o.body) AS hidden
	FROM opportunities o
	JOIN roles r ON r.id = o.role_id
	JOIN community_of_practice c ON c.id = r.community_of_practice_id
	LEFT JOIN skill_matrices m ON m.id = o.skills_required_matrix_id
	WHERE o.status = 'open'
	  AND (o.closes_on IS NULL OR o.closes_on >= today());
	SQL
}

# Of the seed and a number: the same as often as one asks.
random_postings() {
	make_plain && stack_psql -v n="$1" -v seed="$CTJ_SEED" \
		-v roles="{$backend,$designer,$sre}" \
		-v skills="{$python,$react,$figma}" -v pm="$(id_of pm)" <<-'SQL'
	CREATE FUNCTION dice(seed text, n integer, sides integer)
	RETURNS integer LANGUAGE sql IMMUTABLE
	RETURN 1 + abs(hashtext(seed || ' ' || n)::bigint) % sides;
	WITH rolled AS (
		SELECT i, uuidv7() AS matrix, :'seed' || ' ' || i AS s
		FROM generate_series(1, :n) i),
	matrices AS (
		INSERT INTO skill_matrices (id, skill_matrix)
		SELECT matrix, (SELECT coalesce(jsonb_object_agg(id,
				dice(s, 20 + n::integer, 5)), '{}')
			FROM unnest(:'skills'::text[]) WITH ORDINALITY k (id, n)
			WHERE dice(s, 30 + n::integer, 2) = 1)
		FROM rolled WHERE dice(s, 1, 6) > 1
		RETURNING id)
	INSERT INTO opportunities (role_id, project_name, body, overview,
		min_hours_required, work_environment, status, created_by_id,
		skills_required_matrix_id, closes_on, meeting_times)
	SELECT (:'roles'::uuid[])[dice(s, 2, 3)],
		(ARRAY['Food Oasis', 'food oasis', 'Oasis', 'Tables', 'Home ',
			'100% Home_Made', ''])[dice(s, 3, 7)],
		(ARRAY['Draw maps', 'Mend bridges', 'Count trees'])[dice(s, 4, 3)],
		(ARRAY['', 'By the river', 'Up the hill'])[dice(s, 5, 3)],
		dice(s, 6, 25) - 1,
		(ARRAY['remote', 'hybrid', 'in_person'])[dice(s, 7, 3)],
		(ARRAY['open', 'open', 'open', 'draft', 'closed'])[dice(s, 8, 5)],
		:'pm', (SELECT id FROM matrices WHERE id = matrix),
		(ARRAY[NULL, today(), today() - 1, today() + 9])[dice(s, 9, 4)],
		CASE WHEN dice(s, 10, 5) > 1 THEN (
			SELECT jsonb_agg(jsonb_build_object('day',
				(ARRAY['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat',
				'Sun'])[dice(s, 10 + n, 7)], 'start', '10:00',
				'end', '11:00', 'team', 'T'))
			FROM generate_series(1, dice(s, 11, 3)) n) END
	FROM rolled;
	SQL
}

# "'a','b'" of the arguments; none holds a quote.
quoted_list() {
	local IFS=,

	printf '%s' "${*@Q}"
}

condition() {
	local name=$1 list

	shift
	list=$(quoted_list "$@")
	case $name in
	community_of_practice)
		echo "(practice_area IN ($list) OR community_id::text IN ($list))" ;;
	role) echo "role_id IN ($list)" ;;
	skill) echo "matrix ?| ARRAY[$list]" ;;
	project) echo "strpos(lower(project_name), lower($list)) > 0" ;;
	work_environment) echo "work_environment IN ($list)" ;;
	max_hours) echo "min_hours_required <= $1" ;;
	day)
		echo "EXISTS (SELECT FROM jsonb_array_elements(meeting_times) t
			WHERE t ->> 'day' IN ($list))" ;;
	q)
		echo "to_tsvector('english', replace(shown${q_hidden:+ || ' ' || hidden}, '/', ' '))
			@@ websearch_to_tsquery('english', replace($list, '/', ' '))" ;;
	esac
}

# Some values for a parameter, one or more of them.
random_values() {
	case $1 in
	community_of_practice)
		pick "$engineering" engineering ui_ux "devops ui_ux" data_science ;;
	role) pick "$backend" "$sre" "$sre $designer" "$unknown_id" ;;
	skill) pick "$python" "$react $figma" "$figma" "$unknown_id" ;;
	project) pick oasis 'FOOD' 0% _ home tab zzz ;;
	work_environment) pick remote "hybrid in_person" in_person ;;
	max_hours) pick 0 5 11 20 168 ;;
	day) pick Mon "Tue Wed" Sun "Thu Fri Sat" ;;
	q) pick engineer 'ui/ux' 'python or figma' '-python' 'engineer -oasis' ;;
	esac
}

parameters='community_of_practice role skill project work_environment max_hours day q'

# Sets values[NAME] to words, for up to three parameters.
random_filters() {
	local name i value

	declare -gA values=()
	filters='' known=true
	for ((i = RANDOM % 3; i >= 0; i--)); do
		# shellcheck disable=SC2086 # several
		pick $parameters
		name=$picked
		random_values "$name"
		values[$name]=$picked
	done
	for name in "${!values[@]}"; do
		known="$known AND $(values_condition "$name")"
		case $name in
		q | project) filters="$filters&$name=$(escape "${values[$name]}")" ;;
		*)
			for value in ${values[$name]}; do
				filters="$filters&$name=$value"
			done
			;;
		esac
	done
	filters=${filters#&}
}

escape() {
	jq -rn --arg text "$1" '$text | @uri'
}

values_condition() {
	# shellcheck disable=SC2086 # several
	case $1 in
	q | project) condition "$1" "${values[$1]}" ;;
	*) condition "$1" ${values[$1]} ;;
	esac
}

conditions_but() {
	local name

	printf true
	for name in "${!values[@]}"; do
		[ "$name" = "$1" ] || printf ' AND %s' "$(values_condition "$name")"
	done
}
