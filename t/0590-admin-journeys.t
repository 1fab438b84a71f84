#!/bin/bash
# shellcheck disable=SC2016,SC2034,SC2154 # commands in quotes
test_description='/admin/: what people do there, with and without script'
. "$(dirname -- "$0")/lib/browser.sh"
start_stack --port admin auth
make_catalogue
matrix=$(row skill_matrices skill_matrix="{\"$python\": 3, \"$unknown_id\": 2}")
open=$(posting project_name=Tide skills_required_matrix_id="$matrix" \
	overview='About the tide' \
	meeting_times='[{"day":"Wed","start":"22:30","end":"01:00","team":"Ops"},
		{"when": "Tuesdays"}]')
theirs=$(row skill_matrices skill_matrix="{\"$python\": 4}")
sql "UPDATE users SET skills_learned_matrix_id = '$theirs'
	WHERE id = '$(id_of volunteer)'"
pm2s=$(posting project_name=Shore "created_by_id=$(id_of pm2)")

browse t/browser/admin-journeys.mjs open="$open" password="$password" \
	person="$(id_of pm2)" skill="$python" role="$backend" matrix="$matrix" \
	theirs="$pm2s"
test_done
