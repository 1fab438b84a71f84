-- Rules that several statements share are said once, here.
--
-- The bodies are parsed when they are made, so no search_path can bend them.
-- The ones without a sub-select disappear into the statement that calls them.

-- The day on which closing dates are judged, by the clock of this server.
CREATE FUNCTION today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (now() AT TIME ZONE 'America/Los_Angeles')::date;

-- Open, and not past the last day on which it is listed.
CREATE FUNCTION is_current(o opportunities) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN o.status = 'open' AND (o.closes_on IS NULL OR o.closes_on >= today());

-- "Backend Engineer @ Civic Tech Jobs"
CREATE FUNCTION opportunity_title(o opportunities) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT r.title FROM roles r WHERE r.id = o.role_id)
	|| CASE WHEN o.project_name = '' THEN ''
	   ELSE ' @ ' || o.project_name END;

-- Keys of matrices are text and may be any: they are looked up as they are
-- written, without a cast that could fail.
CREATE INDEX skills_id_text_idx ON skills ((id::text));

-- Is this the name of a time zone: UTC, or Area/Place.  The type's own
-- reader judges, because it is the only one that neither raises nor walks
-- through the whole zone database.
CREATE FUNCTION is_time_zone(name text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN name = 'UTC' OR (char_length(name) <= 64
	AND name ~ '^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)+$'
	AND pg_input_is_valid('2000-01-01 00:00 ' || name, 'timestamptz'));

-- Would the API have taken this slot, as far as its time is concerned?
-- Loaded rows may hold anything; one CASE after the other keeps each cast
-- behind the test that makes it safe.
CREATE FUNCTION meeting_parses(slot jsonb) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
	WHEN (slot ->> 'day' IN ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
		AND slot ->> 'start' ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
		AND slot ->> 'end' ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
		AND slot ->> 'start' <> slot ->> 'end'
		AND coalesce(slot ->> 'cadence', 'weekly') IN ('weekly',
			'biweekly', 'monthly_first', 'monthly_second',
			'monthly_third', 'monthly_fourth', 'monthly_last')
		AND is_time_zone(coalesce(slot ->> 'tz', 'UTC'))) IS NOT TRUE
		THEN false
	WHEN slot ->> 'starts_on' IS NULL
		THEN true
	WHEN coalesce(slot ->> 'cadence', 'weekly') <> 'biweekly'
		OR slot ->> 'starts_on' !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
		OR NOT pg_input_is_valid(slot ->> 'starts_on', 'date')
		THEN false
	ELSE slot ->> 'day' = (ARRAY['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat',
		'Sun'])[extract(isodow FROM (slot ->> 'starts_on')::date)::int]
END;

-- What the public tier tells of a posting's meetings: their times, with
-- every default said, never a team.  Always an array, whatever is stored.
CREATE FUNCTION listing_meetings(meetings jsonb) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(meetings) = 'array' THEN (
	SELECT coalesce(jsonb_agg(jsonb_build_object(
		'day', slot -> 'day',
		'start', slot -> 'start',
		'end', slot -> 'end',
		'tz', coalesce(slot ->> 'tz', 'America/Los_Angeles'),
		'cadence', coalesce(slot ->> 'cadence', 'weekly'),
		'starts_on', slot -> 'starts_on') ORDER BY n), '[]')
	FROM jsonb_array_elements(meetings) WITH ORDINALITY AS e(slot, n)
	WHERE meeting_parses(slot))
	ELSE '[]' END;
