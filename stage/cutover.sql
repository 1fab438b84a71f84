-- cutover - the legacy database's rows into ours, in one transaction
--
-- stage/cutover has brought every row as JSON into legacy.rows: so it does
-- not matter which columns there are, only what those hold that we know.
-- Ids, passwords and times stay what they are.  A row that our schema refuses
-- is reported in legacy.rejects and the others go on; a second run adds what
-- is missing and changes nothing.  Triggers rest meanwhile, foreign keys do
-- not.
\set ON_ERROR_STOP on
\pset footer off
BEGIN;
SET LOCAL client_min_messages = warning;
SELECT pg_advisory_xact_lock(hashtextextended('schema_migrations', 0)) \g /dev/null

CREATE TABLE IF NOT EXISTS legacy.rejects (
	source text NOT NULL,
	id text,
	reason text NOT NULL,
	data jsonb NOT NULL,
	at timestamptz NOT NULL DEFAULT now()
);
TRUNCATE legacy.rejects;

-- A catalogue with ids of its own would send every legacy row to the rejects.
DO $$
BEGIN
	IF EXISTS (SELECT FROM community_of_practice c
		JOIN legacy.rows l ON l.source = 'community_of_practice'
			AND l.data ->> 'practice_area' = c.practice_area
			AND l.data ->> 'id' <> c.id::text) THEN
		RAISE 'The communities here have other ids than the legacy ones: '
			'cut over into a database without seeds, then load '
			'schema/seed/reference.sql.';
	END IF;
END
$$;

-- 'on hold', 'On Hold' and 'on-hold' are on_hold here.
CREATE FUNCTION pg_temp.choice(word text) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN translate(lower(btrim(word)), ' -', '__');

CREATE FUNCTION pg_temp.list(value jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN jsonb_typeof(value) = 'array' THEN value END;

-- Inserts one row with the columns that data says something for; the others
-- get their defaults, so what was NULL becomes the empty text of a text.
CREATE FUNCTION pg_temp.add(target regclass, data jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	columns text := (SELECT string_agg(quote_ident(key), ', ')
		FROM jsonb_each(data) WHERE value <> 'null');
BEGIN
	EXECUTE format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE
		SELECT %s FROM jsonb_populate_record(NULL::%s, $1)
		ON CONFLICT (id) DO NOTHING', target, columns, columns, target)
	USING data;
END
$$;

-- Loads the rows of a query (id, data, fresh) into a table, one by one.
CREATE FUNCTION pg_temp.load(source text, target regclass, query text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	one record;
BEGIN
	EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', target);
	FOR one IN EXECUTE query LOOP
		BEGIN
			PERFORM pg_temp.add(target, one.fresh);
		EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN
			INSERT INTO legacy.rejects (source, id, reason, data)
			VALUES (source, one.id, SQLERRM, one.data);
		END;
	END LOOP;
	EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', target);
END
$$;

-- A row may do without what it refers to, if that did not make it here; that
-- is reported.  Else NULL would be a loss without a word.
CREATE FUNCTION pg_temp.optional(source text, data jsonb, field text,
	target regclass) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
	found boolean;
BEGIN
	IF data ->> field IS NULL THEN
		RETURN NULL;
	END IF;
	-- Asked for each row: an id as text would read the whole table each time.
	EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE id = CASE
			WHEN pg_input_is_valid($1, ''uuid'') THEN $1::uuid END)',
		target) INTO found USING data ->> field;
	IF found THEN
		RETURN data -> field;
	END IF;
	INSERT INTO legacy.rejects (source, id, reason, data)
	VALUES (source, data ->> 'id', format(
		'loaded without its %s, which is not in %s', field, target), data);
	RETURN NULL;
END
$$;

CREATE FUNCTION pg_temp.times(data jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN jsonb_build_object('id', data -> 'id', 'created_at',
	data -> 'created_at', 'updated_at', data -> 'updated_at');

SELECT pg_temp.load('community_of_practice', 'community_of_practice', $$
	SELECT data ->> 'id' AS id, data, pg_temp.times(data)
		|| jsonb_build_object(
		'practice_area', data -> 'practice_area',
		'description', coalesce(data ->> 'description', '')) AS fresh
	FROM legacy.rows WHERE source = 'community_of_practice'
	ORDER BY n $$) \g /dev/null

SELECT pg_temp.load('roles', 'roles', $$
	SELECT data ->> 'id' AS id, data, pg_temp.times(data)
		|| jsonb_build_object(
		'title', data -> 'title',
		'community_of_practice_id', data -> 'community_of_practice_id')
		AS fresh
	FROM legacy.rows WHERE source = 'roles' ORDER BY n $$) \g /dev/null

SELECT pg_temp.load('skills', 'skills', $$
	SELECT data ->> 'id' AS id, data, pg_temp.times(data)
		|| jsonb_build_object('name', data -> 'name') AS fresh
	FROM legacy.rows WHERE source = 'skills' ORDER BY n $$) \g /dev/null

SELECT pg_temp.load('skills_communities_of_practice',
	'skills_communities_of_practice', $$
	SELECT data ->> 'id' AS id, data, jsonb_build_object(
		'id', data -> 'id',
		'skill_id', data -> 'skill_id',
		'communityofpractice_id', data -> 'communityofpractice_id')
		AS fresh
	FROM legacy.rows WHERE source = 'skills_communities_of_practice'
	ORDER BY n $$) \g /dev/null
SELECT setval(pg_get_serial_sequence('skills_communities_of_practice', 'id'),
	(SELECT coalesce(max(id), 0) + 1 FROM skills_communities_of_practice),
	false) \g /dev/null

SELECT pg_temp.load('skill_matrices', 'skill_matrices', $$
	SELECT data ->> 'id' AS id, data, pg_temp.times(data)
		|| jsonb_build_object('skill_matrix', data -> 'skill_matrix')
		AS fresh
	FROM legacy.rows WHERE source = 'skill_matrices' ORDER BY n $$)
	\g /dev/null

-- Of addresses that differ in case only, the one last used is the account.
SELECT pg_temp.load('users', 'users', $$
	SELECT data ->> 'id' AS id, data, pg_temp.times(data)
		|| jsonb_build_object(
		'password', coalesce(data ->> 'password', '!'),
		'last_login', data -> 'last_login',
		'is_superuser', data -> 'is_superuser',
		'is_staff', data -> 'is_staff',
		'is_active', data -> 'is_active',
		'username', coalesce(nullif(data ->> 'username', ''),
			data ->> 'email'),
		'first_name', data -> 'first_name',
		'last_name', data -> 'last_name',
		'date_joined', data -> 'date_joined',
		'people_depot_user_id', nullif(data ->> 'people_depot_user_id', ''),
		'name', coalesce(nullif(data ->> 'name', ''), nullif(btrim(
			concat_ws(' ', data ->> 'first_name', data ->> 'last_name')),
			''), left(data ->> 'email', 100)),
		'email', data -> 'email',
		'community_of_practice_id', pg_temp.optional('users', data,
			'community_of_practice_id', 'community_of_practice'),
		'skills_learned_matrix_id', pg_temp.optional('users', data,
			'skills_learned_matrix_id', 'skill_matrices'),
		'max_available_hours', data -> 'max_available_hours',
		'meeting_availability',
			pg_temp.list(data -> 'meeting_availability'),
		'isProjectManager', data -> 'isProjectManager') AS fresh
	FROM legacy.rows WHERE source = 'users'
	ORDER BY (data ->> 'last_login')::timestamptz DESC NULLS LAST, n $$)
	\g /dev/null

-- What was a project's is its postings' own now.
SELECT pg_temp.load('opportunities', 'opportunities', $$
	SELECT o.data ->> 'id' AS id, o.data, pg_temp.times(o.data)
		|| jsonb_build_object(
		'project_name', coalesce(o.data ->> 'project_name',
			p.data ->> 'name', p.data ->> 'title'),
		'role_id', o.data -> 'role_id',
		'overview', o.data -> 'overview',
		'body', coalesce(o.data ->> 'body', ''),
		'responsibilities', o.data -> 'responsibilities',
		'min_experience_required', o.data -> 'min_experience_required',
		'min_hours_required', o.data -> 'min_hours_required',
		'work_environment',
			pg_temp.choice(o.data ->> 'work_environment'),
		'meeting_times', coalesce(pg_temp.list(o.data -> 'meeting_times'),
			pg_temp.list(p.data -> 'meeting_times')),
		'skills_required_matrix_id', pg_temp.optional('opportunities',
			o.data, 'skills_required_matrix_id', 'skill_matrices'),
		'status', pg_temp.choice(o.data ->> 'status'),
		'created_by_id', pg_temp.optional('opportunities', o.data,
			'created_by_id', 'users'),
		'opened_at', CASE pg_temp.choice(o.data ->> 'status')
			WHEN 'open' THEN o.data ->> 'created_at' END) AS fresh
	FROM legacy.rows o
	LEFT JOIN legacy.rows p ON p.source = 'projects'
		AND p.data ->> 'id' = o.data ->> 'project_id'
	WHERE o.source = 'opportunities'
	ORDER BY o.n $$) \g /dev/null

-- Triggers keep this table, and they rested.
DELETE FROM opportunity_search;
INSERT INTO opportunity_search TABLE opportunity_search_now;
COMMIT;
ANALYZE;


CREATE FUNCTION pg_temp.here(source text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	rows bigint;
BEGIN
	IF source <> 'projects' THEN
		EXECUTE format('SELECT count(*) FROM %I WHERE id::text IN
			(SELECT data ->> ''id'' FROM legacy.rows
			WHERE source = $1)', source) INTO rows USING source;
	END IF;
	RETURN rows;
END
$$;

\echo 'Rows: those of the legacy database, those of them that are here now'
SELECT source, count(*) AS legacy, pg_temp.here(source) AS here
FROM legacy.rows GROUP BY source ORDER BY source;

\echo 'Not fatal, but somebody should know'
SELECT 'skills of matrices that are in no catalogue' AS what, count(*)
FROM skill_matrices, jsonb_object_keys(skill_matrix) key
WHERE key NOT IN (SELECT id::text FROM skills)
UNION ALL
SELECT 'meetings that do not parse', count(*)
FROM opportunities, jsonb_array_elements(meeting_times) slot
WHERE NOT meeting_parses(slot)
UNION ALL
SELECT 'addresses with letters beyond ASCII: /admin/ takes them, the site does not', count(*)
FROM users WHERE email ~ '[^ -~]'
UNION ALL
SELECT 'accounts whose password nobody can verify', count(*)
FROM users WHERE password !~ '^(pbkdf2_sha256|scrypt)\$';

\echo 'Rejected, or loaded with something missing'
SELECT source, id, reason FROM legacy.rejects ORDER BY source, id, reason;
