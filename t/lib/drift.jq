# drift.jq - where models and the database differ: one line a difference
#
# Input: models.json.  $catalogue: the output of catalogue.sql, slurped.
# $about: what to compare.

def flag($bit): (.flags / $bit | floor) % 2 == 1;
def blank: flag(2);
def readonly: flag(4);

$catalogue[0] as $tables |

# Every field with a column, with its model and what the database says.
def stored:
	.models[] | . as $model | .fields[] | select(.column) |
	. + { model: $model.name, table: $model.table } |
	. + { there: $tables[.table].columns[.column] };

def type_of:
	if .type == "line" or .type == "email" or .type == "choice" then
		"character varying(\(.max))"
	else {
		uuid: "uuid", ref: "uuid", text: "text", int: "integer",
		bool: "boolean", date: "date", json: "jsonb",
		time: "timestamp with time zone"
	}[.type] end;

def default_of:
	if .default == null then if blank then "''" else null end
	elif .type == "int" or .type == "bool" then .default
	else "'\(.default)'" end;

# 'draft'::character varying -> 'draft'
def bare: if . == null then null else sub("::[a-z ]+$"; "") end;

# The texts of CHECK (x IN ('a', 'b')), sorted.
def listed: [scan("'([^']*)'::")[0]] | sort;

def differs($says; $expected):
	select($says != $expected) |
	"\(.model).\(.name): the model says \($expected), the database \($says)";

def compare:
	if $about == "names" then
		.models[] | select($tables[.table] == null) |
			"\(.name): no table \(.table)"
	elif $about == "columns" then
		stored | select(.there == null) |
			"\(.model).\(.name): no column \(.table).\(.column)"
	elif $about == "types" then stored | differs(.there.type; type_of)
	elif $about == "nulls" then stored | differs(.there.null; .null)
	elif $about == "defaults" then
		# What the database sets by itself is its own business.
		stored | select(readonly | not) |
		select(.column != "people_depot_user_id") |
		differs(.there.default | bare; default_of)
	elif $about == "choices" then
		stored | select(.type == "choice") |
		differs($tables[.table].checks[.column] // "" | listed;
			.choices | sort)
	elif $about == "ranges" then
		stored | select(.type == "int") | . as $field |
		($tables[.table].checks[.column] // "no CHECK") |
		select((contains(">= \($field.min))") and
			contains("<= \($field.max))")) | not) |
		"\($field.model).\($field.name): the model says \($field.min) to \($field.max), the database \(.)"
	elif $about == "references" then
		(stored | select(.type == "ref") |
			differs($tables[.table].references[.column]; .to)),
		(stored | select(.type != "ref") |
			differs($tables[.table].references[.column]; null)),
		(.models[] | . as $model | .fields[] |
			select(.type == "refs") | . as $field |
			select([$tables[].references | [.[]] | sort] |
				index([[$model.table, $field.to] | sort]) |
				not) |
			"\($model.name).\(.name): no table joins \($model.table) and \(.to)")
	elif $about == "constraints" then
		# As lib/refusal.c finds the field that a refusal is about.
		.models as $models |
		$models[].table as $table |
		[$models[] | select(.table == $table) |
			.fields[].column // empty | "\($table)_\(.)_"] as $known |
		$tables[$table].constraints[] |
		select(. as $name | any($known[]; . as $start |
			$name | startswith($start)) or
			$name == "\($table)_pkey" | not) |
		"\($table): no field has the constraint \(.)"
	elif $about == "unnamed" then
		.models as $models |
		$models[].table as $table |
		($tables[$table].columns // {} | keys[]) |
		select(. as $column | [$models[] | select(.table == $table) |
			.fields[].column] | index($column) | not) |
		"\($table).\(.)"
	elif $about == "tables" then
		[.models[].table] as $named | $tables | keys[] |
		select(. as $table | $named | index($table) | not)
	else error("about what?") end;

compare
