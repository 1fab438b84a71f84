# wanted.jq - the replies that the suite must have seen of one resource
#
# Input: a description.  Output: "METHOD ROUTE STATUS CODE" a line, where "*"
# is any status or code, "2" a success that api checked against the model.

. as $resource | .routes[] | . as $route |
(.allow | split(", ")) as $methods |
(.path | contains("<id>")) as $row |

def wants($method; $status; $code): "\($method) \($route.path) \($status) \($code)";
def signed: . != null and . != "anyone" and . != "visitor";
def sends: $route.reads_body and
	(. == "PUT" or . == "PATCH" or . == "POST");

# Everything that is allowed succeeded once.
($methods[] | wants(.; "2"; "*")),

# Everything else was refused once.
wants("*"; "405"; "*"),

# Who may not, was told so.
($methods[] |
	(if . == "POST" then $route.post_gate else $route.gate end) as $gate |
	$route.may[.] as $right |
	select($gate | signed) | wants(.; "403"; "*"),
	select($right == "manager" or $right == "creator" or
		$right == "self") | wants(.; "403"; "permission_denied")),

# What is not there.
if $row then
	($methods - ["OPTIONS", "POST"])[] | wants(.; "404"; "*")
else empty end,

# What was sent is wrong: its type, its syntax, its values.
($methods[] | select(sends) |
	wants(.; "415"; "unsupported_media_type"),
	wants(.; "400"; "parse_error"),
	wants(.; "400"; "validation_error")),

# A list judges its parameters.
if $route.may.GET != null and $resource.model != null and
		$route.path == $resource.path then
	wants("GET"; "400"; "validation_error")
else empty end,

# Versions, caches, and who comes too often.
($methods[] | select(. == "PUT" or . == "PATCH" or . == "DELETE") |
	select($resource.name == "opportunities" or
		$resource.name == "users") |
	wants(.; "412"; "precondition_failed")),
if $resource.cached then wants("GET"; "304"; "*") else empty end,
if $route.path | test("/auth/(login|signup|password)/$") then
	wants("POST"; "429"; "throttled")
else empty end
