-- demo - people and postings to look at on a machine of one's own
--
-- Never load this where others can reach it: its passwords are known.  It
-- needs reference.sql before it.  What is there stays as it is, except the
-- three postings that are marked as fixed, which are put back in shape.
--
-- Everybody who can sign in does so with "password123!": dev@ (project
-- manager, staff, superuser), pm@ and pm2@ (project managers), curator@
-- (staff) and volunteer@example.com.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;

BEGIN;
SELECT pg_advisory_xact_lock(hashtextextended('seed', 0)) \g /dev/null

DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM skills) THEN
		RAISE 'load reference.sql first';
	END IF;
END
$$;

\ir demo-helpers.sql
\ir demo-people.sql
\ir demo-jobs.sql
\ir demo-postings-home.sql
\ir demo-postings-city.sql

-- What a posting says is put together from its project, its role and itself.
CREATE TEMPORARY VIEW wanted AS
SELECT p.place, p.fixed, p.project_name, r.id AS role_id,
	concat_ws(' ', project.about, job.pitch) AS overview,
	concat_ws(E'\n\n', p.task, job.body, project.rhythm, 'Contact: the channel #' ||
		regexp_replace(lower(project.name), '[^a-z0-9]+', '-', 'g') ||
		' in Slack') AS body,
	concat_ws(E'\n', '- ' || p.duty, job.duties) AS responsibilities,
	p.experience, p.hours, p.environment,
	pg_temp.slots(p.meetings) AS meeting_times,
	pg_temp.levels(coalesce(p.skills, job.skills)) AS levels,
	p.status, u.id AS created_by_id,
	today() + p.closes_in AS closes_on, p.openings,
	now() - make_interval(days => p.age + 1, mins => 37 * p.place)
		AS created_at,
	CASE WHEN p.status <> 'draft' THEN
		now() - make_interval(days => p.age, mins => 11 * p.place)
	END AS opened_at
FROM posting p
JOIN job ON (job.title, job.practice_area) = (p.title, p.practice_area)
JOIN community_of_practice c ON c.practice_area = p.practice_area
JOIN roles r ON r.title = p.title AND r.community_of_practice_id = c.id
JOIN users u ON u.email = p.owner
LEFT JOIN project ON project.name = p.project_name;

DO $$
DECLARE
	w wanted;
	there opportunities;
BEGIN
	IF (SELECT count(*) FROM wanted) <> (SELECT count(*) FROM posting) THEN
		RAISE 'a posting names an unknown job, role or person';
	END IF;
	FOR w IN SELECT * FROM wanted ORDER BY place LOOP
		SELECT * INTO there FROM opportunities o
		WHERE (o.project_name, o.role_id) = (w.project_name, w.role_id)
		ORDER BY created_at, id LIMIT 1;
		IF there.id IS NULL THEN
			INSERT INTO opportunities (project_name, role_id,
				overview, body, responsibilities,
				min_experience_required, min_hours_required,
				work_environment, meeting_times,
				skills_required_matrix_id, status,
				created_by_id, closes_on, openings, opened_at,
				created_at, updated_at)
			VALUES (w.project_name, w.role_id,
				w.overview, w.body, w.responsibilities,
				w.experience, w.hours,
				w.environment, w.meeting_times,
				pg_temp.new_matrix(w.levels), w.status,
				w.created_by_id, w.closes_on, w.openings,
				w.opened_at, w.created_at,
				coalesce(w.opened_at, w.created_at));
			CONTINUE;
		END IF;
		CONTINUE WHEN NOT w.fixed;
		IF there.skills_required_matrix_id IS NULL THEN
			there.skills_required_matrix_id :=
				pg_temp.new_matrix(w.levels);
		ELSE
			UPDATE skill_matrices SET skill_matrix = w.levels
			WHERE id = there.skills_required_matrix_id
			  AND skill_matrix <> w.levels;
		END IF;
		UPDATE opportunities o
		SET overview = w.overview, body = w.body,
			responsibilities = w.responsibilities,
			min_experience_required = w.experience,
			min_hours_required = w.hours,
			work_environment = w.environment,
			meeting_times = w.meeting_times,
			skills_required_matrix_id =
				there.skills_required_matrix_id,
			status = w.status, created_by_id = w.created_by_id,
			closes_on = w.closes_on, openings = w.openings
		WHERE o.id = there.id
		  AND (o.overview, o.body, o.responsibilities,
			o.min_experience_required, o.min_hours_required,
			o.work_environment, o.meeting_times,
			o.skills_required_matrix_id, o.status,
			o.created_by_id, o.closes_on, o.openings)
		  IS DISTINCT FROM (w.overview, w.body, w.responsibilities,
			w.experience, w.hours, w.environment, w.meeting_times,
			there.skills_required_matrix_id, w.status,
			w.created_by_id, w.closes_on, w.openings);
	END LOOP;
END
$$;

-- Val has kept a few already.
INSERT INTO saved_opportunities (user_id, opportunity_id, created_at)
SELECT u.id, o.id, now() - make_interval(hours => 9 * p.place)
FROM posting p
JOIN opportunities o ON o.project_name = p.project_name
JOIN roles r ON r.id = o.role_id AND r.title = p.title
CROSS JOIN (SELECT id FROM users WHERE email = 'volunteer@example.com') AS u
WHERE p.kept
  AND NOT EXISTS (SELECT FROM saved_opportunities s WHERE s.user_id = u.id);

COMMIT;
