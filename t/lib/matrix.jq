# matrix.jq - the requests of the permission matrix, for curl --config
#
# Input: the routes, a list of "/api/roles/<id>/".  $people: a list of
# { name, cookies, token, ids }, where ids says what an id's name means for
# that person.  $names: route -> the names of its ids; every route with an id
# is also asked for an id that exists nowhere and for a word that is none.
# $socket, $body: where to, and what is sent.
#
# What curl prints is the matrix: one line for each route, id and method, in
# it the status that each person gets.

def pad($width): . + " " * ($width - length);

# A value in quotes, as curl's configuration wants it.
def option($name): "\($name) = \"\(gsub("\\\\"; "\\\\") | gsub("\""; "\\\""))\"";

def ids($route):
	if $route | contains("<id>") then
		(($names[$route] // []) + ["unknown", "malformed"])[]
	else null end;

def words($method; $route; $id):
	"\($method | pad(7)) " + ($route +
		if $id then " (\($id | gsub("-"; " ")))" else "" end | pad(58));

def request($method; $route; $id; $i):
	$people[$i] as $person |
	"next", "silent", "globoff",
	("/dev/null" | option("output")),
	($socket | option("unix-socket")),
	("http://localhost" + if $id then
		$route | sub("<id>"; $person.ids[$id])
	else $route end | option("url")),
	(if $i == 0 then words($method; $route; $id) else "" end +
		" %{http_code}" +
		if $i == ($people | length) - 1 then "\\n" else "" end |
		"write-out = \"\(.)\""),
	if $person.cookies != "" then
		("Cookie: \($person.cookies)" | option("header")),
		("X-CSRFToken: \($person.token)" | option("header"))
	else empty end,
	if $method == "HEAD" then "head"
	elif $method == "GET" or $method == "OPTIONS" then
		($method | option("request"))
	else
		($method | option("request")),
		("Content-Type: application/json" | option("header")),
		($body | option("data-binary"))
	end;

# POST is last: when one may sign out, the session is gone then.
.[] as $route | ids($route) as $id |
("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "POST") as $method |
range($people | length) as $i |
request($method; $route; $id; $i)
