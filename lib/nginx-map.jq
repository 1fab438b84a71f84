# nginx: path -> executable, for the map that dispatches (nginx/ctj.conf).
# Whatever begins like a resource is its own to judge; the rest does not exist.
def quoted: gsub("\\."; "\\.");
.name as $name
| .path as $path
| if $name == "index" then "/api/ index;"
  elif .json_endings then "~^/api/\($name)(/|\\.json/?$|$) \($name);"
  elif ($path | endswith("/")) then "~^\($path | rtrimstr("/"))(/|$) \($name);"
  else "\($path) \($name);" end
