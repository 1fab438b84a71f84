# shape.jq - where a reply is not as its model says: one line a fault
#
# Input: a body.  $model: the name of its model; $list: "yes-GET" where a list
# is expected, or "NAME-GET" of one whose items hold the row and, under NAME, a
# time; $about: models.json, slurped.

def kind($sort; $choices):
	{
		uuid: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
		ref: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
		date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
		time: "^[0-9-]{10}T[0-9:]{8}([.][0-9]{6})?Z$",
		email: "^[^ @]+@[^ @]+$"
	} as $patterns |
	if $sort == "int" then type == "number" and . == floor
	elif $sort == "bool" then type == "boolean"
	elif $sort == "json" then type == "array" or type == "object"
	elif $sort == "skills" then
		type == "object" and all(.[]; type == "number")
	elif $sort == "refs" then
		type == "array" and all(.[]; kind("ref"; []))
	elif type != "string" then false
	elif $sort == "choice" then . as $value | $choices | index($value) != null
	elif $patterns[$sort] then test($patterns[$sort])
	else true
	end;

def row($fields):
	if type != "object" then "not an object: \(tojson[:100])"
	elif keys_unsorted != [$fields[].name] then
		"its keys are \(keys_unsorted | tojson)",
		"    and not \([$fields[].name] | tojson)"
	else
		. as $row | $fields[] |
		. as $field | $row[.name] |
		if . == null then select($field.null | not)
		else select(kind($field.as // $field.type; $field.choices) | not)
		end |
		"\($field.name) is \(tojson[:100]), no \($field.as // $field.type)"
	end;

[$about[0].models[] | select(.name == $model) | .fields[] |
	select(.shown)] as $fields |
($list | rtrimstr("-GET")) as $beside |
if $list == "yes-GET" then
	if type == "array" then .[] | row($fields) else "no list" end
elif $list != "no-GET" and $beside != $list then
	.[] | if keys_unsorted != [$model, $beside] then
		"an item has the keys \(keys_unsorted | tojson)"
	else
		(.[$model] | row($fields)),
		(select(.[$beside] | kind("time"; []) | not) |
			"\($beside) is no time")
	end
else row($fields)
end
