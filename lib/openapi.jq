# The parts that executables and models print about themselves, joined into
# one OpenAPI document.
[inputs] as $resources
| {
	openapi: "3.1.0",
	info: {
		title: "CivicTechJobs",
		version: $version,
		description: "Volunteer opportunities of Hack for LA.",
		license: { name: "MIT", identifier: "MIT" }
	},
	servers: [ { url: "/" } ],
	paths: ($resources | map(.openapi) | add
		| to_entries | sort_by(.key) | from_entries),
	components: ($models[0].components
		| .schemas = ([.schemas] + ($resources | map(.schemas)) | add)
		| .securitySchemes = {
			session: { type: "apiKey", in: "cookie", name: "sessionid" }
		})
}
