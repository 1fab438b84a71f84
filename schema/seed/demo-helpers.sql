-- demo-helpers - the shorthand in which the demo data is written

-- 'Python 3; REST APIs 2' -> {"<id>": 3, "<id>": 2}; NULL stays NULL
CREATE OR REPLACE FUNCTION pg_temp.levels(list text) RETURNS jsonb
LANGUAGE plpgsql
AS $$
DECLARE
	entry text;
	skill uuid;
	result jsonb := '{}';
BEGIN
	FOR entry IN SELECT string_to_table(list, '; ') LOOP
		SELECT id INTO skill FROM skills
		WHERE name = left(entry, -2);
		IF skill IS NULL THEN
			RAISE 'no skill like "%"', entry;
		END IF;
		result := result
			|| jsonb_build_object(skill, right(entry, 1)::int);
	END LOOP;
	RETURN CASE WHEN list IS NOT NULL THEN result END;
END
$$;

-- 'Developer Team Wed 12:30-13:30 America/New_York biweekly; ...'.  A
-- biweekly meeting counts from such a day in the first week of 2026.
CREATE OR REPLACE FUNCTION pg_temp.slots(list text) RETURNS jsonb
LANGUAGE plpgsql
AS $$
DECLARE
	days CONSTANT text[] := '{Mon,Tue,Wed,Thu,Fri,Sat,Sun}';
	entry text;
	part text[];
	result jsonb := '[]';
BEGIN
	FOR entry IN SELECT string_to_table(list, '; ') LOOP
		part := regexp_match(entry, '^(?:(.+) )?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
			' (\d\d:\d\d)-(\d\d:\d\d)(?: (UTC|[A-Z]\w+/\w+))?'
			'(?: ([a-z_]+))?$');
		IF part IS NULL THEN
			RAISE 'no meeting: "%"', entry;
		END IF;
		result := result || jsonb_build_array(jsonb_strip_nulls(
			jsonb_build_object(
				'team', coalesce(part[1], ''), 'day', part[2],
				'start', part[3], 'end', part[4],
				'tz', part[5], 'cadence', part[6],
				'starts_on', CASE WHEN part[6] = 'biweekly' THEN
					date '2026-01-04'
					+ array_position(days, part[2]) END)));
	END LOOP;
	RETURN CASE WHEN list IS NOT NULL THEN result END;
END
$$;

-- 'Wed 17:00-20:00; Sat 09:00-12:00' -> windows; '' is never, NULL not said
CREATE OR REPLACE FUNCTION pg_temp.windows(list text) RETURNS jsonb
LANGUAGE sql
RETURN CASE WHEN list IS NOT NULL THEN (
	SELECT coalesce(jsonb_agg(jsonb_build_object(
		'day', split_part(w, ' ', 1),
		'start', split_part(split_part(w, ' ', 2), '-', 1),
		'end', split_part(split_part(w, ' ', 2), '-', 2)) ORDER BY n), '[]')
	FROM string_to_table(list, '; ') WITH ORDINALITY AS t(w, n)) END;

CREATE OR REPLACE FUNCTION pg_temp.new_matrix(levels jsonb) RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
	made uuid;
BEGIN
	IF levels IS NOT NULL THEN
		INSERT INTO skill_matrices (skill_matrix) VALUES (levels)
		RETURNING id INTO made;
	END IF;
	RETURN made;
END
$$;

CREATE TEMPORARY TABLE person (
	place integer GENERATED ALWAYS AS IDENTITY,
	email text, name text, practice_area text, manager boolean,
	hours integer, zone text, onboarded_days_ago integer,
	skills text, windows text
) ON COMMIT DROP;

-- Who of them has a password.
CREATE TEMPORARY TABLE account (
	email text, password text
) ON COMMIT DROP;

CREATE TEMPORARY TABLE project (
	name text, about text, rhythm text
) ON COMMIT DROP;

CREATE TEMPORARY TABLE job (
	title text, practice_area text, skills text, pitch text, body text,
	duties text
) ON COMMIT DROP;

-- age: days since it was written; closes_in: days until the last one listed
CREATE TEMPORARY TABLE posting (
	place integer GENERATED ALWAYS AS IDENTITY,
	project_name text, title text, practice_area text, owner text,
	status text, age integer, closes_in integer, openings integer,
	experience text, hours integer, environment text,
	meetings text, skills text, task text, duty text,
	fixed boolean DEFAULT false, kept boolean DEFAULT false
) ON COMMIT DROP;
