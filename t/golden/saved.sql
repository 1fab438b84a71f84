PREPARE "saved_put" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
seen AS (
	SELECT r.id FROM opportunities r
	 WHERE r.id = $2 AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))),
put AS (
	INSERT INTO saved_opportunities (user_id, opportunity_id)
	SELECT (SELECT id FROM caller), id FROM seen
	ON CONFLICT DO NOTHING)
SELECT FROM seen;

PREPARE "saved_remove" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
DELETE FROM saved_opportunities r
 WHERE r.user_id = (SELECT id FROM caller) AND r.opportunity_id = $2;

PREPARE "list_0_-saved_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.created_by_id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."project_name" AS "project_name",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."overview" AS "overview",
	r."body" AS "body",
	r."responsibilities" AS "responsibilities",
	r."min_experience_required" AS "min_experience_required",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	r."meeting_times" AS "meeting_times",
	r."skills_required_matrix_id" AS "skills_required_matrix",
	s.skill_names AS "skill_names",
	r."status" AS "status",
	(SELECT email FROM users WHERE id = r.created_by_id) AS "created_by",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	s.skill_levels AS "skills",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	(SELECT s.created_at FROM saved_opportunities s WHERE s.user_id = (SELECT id FROM caller) AND s.opportunity_id = r.id) AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND r.id IN (SELECT opportunity_id FROM saved_opportunities WHERE user_id = (SELECT id FROM caller))
 ORDER BY (SELECT s.created_at FROM saved_opportunities s WHERE s.user_id = (SELECT id FROM caller) AND s.opportunity_id = r.id) DESC, r.id DESC
 LIMIT $2;

PREPARE "list_1_-saved_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.created_by_id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."project_name" AS "project_name",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."overview" AS "overview",
	r."body" AS "body",
	r."responsibilities" AS "responsibilities",
	r."min_experience_required" AS "min_experience_required",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	r."meeting_times" AS "meeting_times",
	r."skills_required_matrix_id" AS "skills_required_matrix",
	s.skill_names AS "skill_names",
	r."status" AS "status",
	(SELECT email FROM users WHERE id = r.created_by_id) AS "created_by",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	s.skill_levels AS "skills",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	(SELECT s.created_at FROM saved_opportunities s WHERE s.user_id = (SELECT id FROM caller) AND s.opportunity_id = r.id) AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND r.id IN (SELECT opportunity_id FROM saved_opportunities WHERE user_id = (SELECT id FROM caller))
   AND ((SELECT s.created_at FROM saved_opportunities s WHERE s.user_id = (SELECT id FROM caller) AND s.opportunity_id = r.id), r.id) < ($2::timestamptz, $3)
 ORDER BY (SELECT s.created_at FROM saved_opportunities s WHERE s.user_id = (SELECT id FROM caller) AND s.opportunity_id = r.id) DESC, r.id DESC
 LIMIT $4;

