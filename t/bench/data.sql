-- data - many people and postings for make bench
--
--	psql -v n=50000 -v open=8 -v pm=HASH -v member=HASH -f t/bench/data.sql
--
-- n postings, one in so many open, all with texts of the usual size, meetings
-- and required skills, and n/50 people, each with a session.  pm and member
-- are the hashes of two session keys, a project manager's and a volunteer's,
-- in hex.  One posting in 25 speaks of cartography.  Wants a migrated database
-- with the reference data; the same n, the same rows, but for ids and times,
-- which count from today.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
-- Rows that fit by construction need neither triggers nor foreign keys
-- checked one by one.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET maintenance_work_mem = '256MB';

BEGIN;

-- uuidv7 at a time of the past, so that ids grow with created_at as they do
-- in life.
CREATE FUNCTION pg_temp.born(i bigint, n bigint) RETURNS timestamptz
LANGUAGE sql STABLE
RETURN date_trunc('day', now()) - interval '3 years' * (1 - i::float / n);

INSERT INTO users (password, username, email, name, "isProjectManager",
	is_staff, created_at)
SELECT '!', name || '@example.org', name || '@example.org',
	initcap(name), i % 10 = 1, false, pg_temp.born(i, :n / 50)
FROM generate_series(1, greatest(:n / 50, 20)) i,
	LATERAL (SELECT CASE i WHEN 1 THEN 'pm' WHEN 2 THEN 'member'
		ELSE 'person' || i END) s (name);

-- Two are ours; everybody else is signed in somewhere too.
INSERT INTO sessions (key_hash, user_id, expires_at)
SELECT coalesce(decode(hash, 'hex'), sha256(email::bytea)), id,
	now() + interval '14 days'
FROM users LEFT JOIN (VALUES ('pm@example.org', :'pm'),
	('member@example.org', :'member')) v (email, hash) USING (email);

CREATE TEMPORARY TABLE posting ON COMMIT DROP AS
SELECT i, uuidv7() AS matrix, pg_temp.born(i, :n) AS born
FROM generate_series(1, :n) i;

INSERT INTO skill_matrices (id, skill_matrix, created_at, updated_at)
WITH s AS (
	SELECT array_agg(id::text ORDER BY name) AS ids, count(*)::int AS n
	FROM skills)
SELECT matrix, (SELECT jsonb_object_agg(s.ids[1 + (i * 7 + k * 31) % s.n],
		1 + (i + k) % 5) FROM generate_series(1, 3 + i % 4) k),
	born, born
FROM posting, s;

INSERT INTO opportunities (project_name, role_id, overview, body,
	responsibilities, min_experience_required, min_hours_required,
	work_environment, meeting_times, skills_required_matrix_id, status,
	created_by_id, closes_on, openings, opened_at, id, created_at,
	updated_at)
WITH r AS (
	SELECT array_agg(id ORDER BY id) AS ids, count(*)::int AS n
	FROM roles),
u AS (
	SELECT array_agg(id ORDER BY created_at) AS ids, count(*)::int AS n
	FROM users WHERE "isProjectManager")
SELECT 'Project ' || (i * 37 % 200), r.ids[1 + i % r.n],
	repeat('A city that can be read on a map is easier to mend. ', 6),
	CASE i % 25 WHEN 8 THEN 'Cartography. ' ELSE '' END
		|| 'Posting ' || i || ': ' || repeat('You will work with four or five '
		|| 'others, meet once a week and decide together what is next. ',
		8 + i % 5),
	repeat('Reads what others wrote, asks, and writes tests. ', 6),
	(ARRAY['Junior', 'Mid-level', 'Senior', ''])[1 + i % 4], 2 + i * 3 % 19,
	(ARRAY['remote', 'hybrid', 'in_person'])[1 + i % 3],
	jsonb_build_array(jsonb_build_object(
		'day', (ARRAY['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat',
			'Sun'])[1 + i % 7],
		'start', '18:00', 'end', '19:30', 'team', 'Team meeting',
		'tz', (ARRAY['America/Los_Angeles', 'America/New_York'])[1 + i % 2],
		'cadence', 'weekly')),
	matrix,
	CASE WHEN i % :open = 0 THEN 'open' ELSE (ARRAY['closed', 'filled',
		'closed', 'filled', 'on_hold', 'draft'])[1 + i % 6] END,
	u.ids[1 + i % u.n],
	CASE i % 24 WHEN 0 THEN current_date + 30 + (i % 90)::int END,
	1 + i % 3, CASE WHEN i % :open = 0 OR i % 6 <> 5
		THEN born + interval '1 hour' END,
	uuidv7(born - now()), born, born
FROM posting, r, u;

-- What triggers would have kept ready.
INSERT INTO opportunity_search TABLE opportunity_search_now;

COMMIT;
VACUUM (FREEZE, ANALYZE);
CHECKPOINT;
