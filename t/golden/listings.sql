PREPARE "listings_read" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on"
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE r.id = $2
   AND is_current(r);

PREPARE "list_0_-opened_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
 ORDER BY coalesce(r.opened_at, '-infinity') DESC, r.id DESC
 LIMIT $2;

PREPARE "list_1_-opened_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND (coalesce(r.opened_at, '-infinity'), r.id) < ($2::timestamptz, $3)
 ORDER BY coalesce(r.opened_at, '-infinity') DESC, r.id DESC
 LIMIT $4;

PREPARE "list_0_created_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
 ORDER BY r.created_at, r.id
 LIMIT $2;

PREPARE "list_1_created_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND (r.created_at, r.id) > ($2::timestamptz, $3)
 ORDER BY r.created_at, r.id
 LIMIT $4;

PREPARE "list_0_-created_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
 ORDER BY r.created_at DESC, r.id DESC
 LIMIT $2;

PREPARE "list_1_-created_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND (r.created_at, r.id) < ($2::timestamptz, $3)
 ORDER BY r.created_at DESC, r.id DESC
 LIMIT $4;

PREPARE "list_0_closes_on" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.closes_on, 'infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
 ORDER BY coalesce(r.closes_on, 'infinity'), r.id
 LIMIT $2;

PREPARE "list_1_closes_on" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.closes_on, 'infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND (coalesce(r.closes_on, 'infinity'), r.id) > ($2::date, $3)
 ORDER BY coalesce(r.closes_on, 'infinity'), r.id
 LIMIT $4;

PREPARE "list_0_min_hours_required" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	r.min_hours_required AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
 ORDER BY r.min_hours_required, r.id
 LIMIT $2;

PREPARE "list_1_min_hours_required" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	r.min_hours_required AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND (r.min_hours_required, r.id) > ($2::integer, $3)
 ORDER BY r.min_hours_required, r.id
 LIMIT $4;

PREPARE "list_20_-opened_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND s.public_words @@ search_query($2)
 ORDER BY coalesce(r.opened_at, '-infinity') DESC, r.id DESC
 LIMIT $3;

PREPARE "list_22_-opened_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND search_text($2) <% s.public_text
   AND s.open
   AND NOT EXISTS (SELECT
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND s.public_words @@ search_query($2))
 ORDER BY coalesce(r.opened_at, '-infinity') DESC, r.id DESC
 LIMIT $3;

PREPARE "list_1fe1_-opened_at" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."role_id" AS "role",
	s.role_title AS "role_title",
	r."project_name" AS "project_name",
	s.community_id AS "community_of_practice",
	s.practice_area AS "practice_area",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	s.meetings AS "meeting_times",
	s.skill_names AS "skill_names",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on",
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r)
   AND s.public_words @@ search_query($2)
   AND r.role_id IN (
	SELECT o.id
	  FROM roles o
	  JOIN community_of_practice c
	    ON c.id = o.community_of_practice_id
	 WHERE c.practice_area = ANY($3)
	    OR c.id::text = ANY($3))
   AND r.role_id = ANY($4)
   AND s.skills && CAST($5 AS uuid[])
   AND lower(r.project_name) LIKE anywhere($6)
   AND r.work_environment = ANY($7)
   AND r.min_hours_required <= $8
   AND s.days && CAST($9 AS text[])
   AND (coalesce(r.opened_at, '-infinity'), r.id) < ($10::timestamptz, $11)
 ORDER BY coalesce(r.opened_at, '-infinity') DESC, r.id DESC
 LIMIT $12;

