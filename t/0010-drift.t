#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='models say what is in the database, and the other way round'
. "$(dirname -- "$0")/lib/api.sh"
start_stack healthcheck

stack_psql -At -f t/lib/catalogue.sql >"$TRASH/catalogue"

# drift WHAT [FILE]: prints how models and the database differ in that
drift() {
	jq -r --arg about "$1" --slurpfile catalogue "$TRASH/catalogue" \
		-f t/lib/drift.jq "${2:-$BUILD/models.json}" | sort -u
	return "${PIPESTATUS[0]}"
}

# no_drift WHAT
no_drift() {
	drift "$1" >"$TRASH/drift" || return 1
	[ ! -s "$TRASH/drift" ] || {
		cat "$TRASH/drift"
		return 1
	}
}

test_expect_success 'there are models and tables to compare' '
	jq -e ".models | length >= 7" "$BUILD/models.json" &&
	jq -e "length >= 12" "$TRASH/catalogue"
'

test_expect_success 'every model has its table' '
	no_drift names
'

test_expect_success 'every field has its column' '
	no_drift columns
'

test_expect_success 'columns have the type and the length that models say' '
	no_drift types
'

test_expect_success 'columns may be NULL where models say so, and only there' '
	no_drift nulls
'

test_expect_success 'presets are the DEFAULTs of columns' '
	no_drift defaults
'

test_expect_success 'choices are what CHECK lists' '
	no_drift choices
'

test_expect_success 'numbers have the same limits in both' '
	no_drift ranges
'

test_expect_success 'references are foreign keys, to the same table' '
	no_drift references
'

test_expect_success 'every rule that can refuse a row has its field, where it is told' '
	jq -e ".users.constraints | length >= 8" "$TRASH/catalogue" &&
	no_drift constraints
'

test_expect_success 'a model names every column of its table but the password' '
	drift unnamed >"$TRASH/unnamed" &&
	echo users.password >"$TRASH/expected" &&
	test_same "$TRASH/expected" "$TRASH/unnamed"
'

test_expect_success 'tables that are no model are known' '
	drift tables >"$TRASH/tables" &&
	printf "%s\n" admin_audit admin_confirmed admin_once \
		admin_preference admin_presence admin_stash opportunity_search posting_version saved_opportunities \
		schema_migrations sessions skills_communities_of_practice \
		throttle \
		>"$TRASH/expected" &&
	test_same "$TRASH/expected" "$TRASH/tables"
'

# A comparison that cannot fail proves nothing: bend a copy of the models.
# bent WHAT JQ: the change is noticed
bent() {
	jq "$2" "$BUILD/models.json" >"$TRASH/bent.json" &&
	drift "$1" "$TRASH/bent.json" >"$TRASH/drift" || return 1
	[ -s "$TRASH/drift" ] || {
		echo "not noticed: $2"
		return 1
	}
}

test_expect_success 'a model that drifts is noticed, in each of these ways' '
	fields=".models[].fields[] | select(.name ==" &&
	bent names ".models[0].table = \"nowhere\"" &&
	bent columns "($fields \"body\")).column = \"text\"" &&
	bent types "($fields \"title\")).max = 60" &&
	bent types "($fields \"openings\")).type = \"bool\"" &&
	bent nulls "($fields \"closes_on\")).null = false" &&
	bent defaults "($fields \"status\")).default = \"open\"" &&
	bent defaults "($fields \"overview\")).flags = 0" &&
	bent choices "($fields \"status\")).choices += [\"lost\"]" &&
	bent choices "($fields \"work_environment\")).choices |= .[1:]" &&
	bent ranges "($fields \"openings\")).max = 100" &&
	bent references "($fields \"role\")).to = \"skills\"" &&
	bent references "($fields \"role\")).type = \"uuid\"" &&
	bent references "($fields \"communities_of_practice\")).to = \"roles\"" &&
	bent constraints "($fields \"openings\")).column = \"seats\"" &&
	bent unnamed "del($fields \"closes_on\"))" &&
	bent tables "del(.models[0])"
'

test_done
