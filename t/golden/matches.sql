PREPARE "match_who" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT (SELECT coalesce(string_agg(slot || ':' || changed, ' ' ORDER BY slot), '') || ' ' || today() FROM posting_version) AS state,
	CAST(extract(epoch FROM now()) AS bigint) AS now,
	u.max_available_hours, c.practice_area, m.skill_matrix,
	u.meeting_availability, u.time_zone
  FROM users u
  LEFT JOIN community_of_practice c ON c.id = u.community_of_practice_id
  LEFT JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id
 WHERE u.id = (SELECT id FROM caller);

PREPARE "match_skills" AS
SELECT id, name
  FROM skills
 ORDER BY lower(name) COLLATE "C", name COLLATE "C"
 LIMIT 65536;

PREPARE "match_postings" AS
SELECT r.id,
	CASE WHEN isfinite(r.opened_at) THEN
		CAST(extract(epoch FROM r.opened_at) * 1000000 AS bigint)
	END AS opened,
	r.min_hours_required AS hours,
	c.practice_area AS area,
	m.skill_matrix AS matrix,
	r.meeting_times AS meetings
  FROM opportunities r
  JOIN roles o ON o.id = r.role_id
  JOIN community_of_practice c ON c.id = o.community_of_practice_id
  LEFT JOIN skill_matrices m ON m.id = r.skills_required_matrix_id
 WHERE is_current(r)
 ORDER BY r.id;

PREPARE "match_rows" AS
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
	r.min_hours_required AS hours,
	c.practice_area AS area,
	m.skill_matrix AS matrix,
	r.meeting_times AS meetings,
	p.place
  FROM unnest(CAST($2 AS uuid[])) WITH ORDINALITY p (id, place)
  JOIN opportunities r ON r.id = p.id
  JOIN opportunity_search s ON s.opportunity_id = r.id
  JOIN roles o ON o.id = r.role_id
  JOIN community_of_practice c ON c.id = o.community_of_practice_id
  LEFT JOIN skill_matrices m ON m.id = r.skills_required_matrix_id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r)
 ORDER BY p.place;

PREPARE "match_ids_7f8" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT r.id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r)
   AND s.member_words @@ search_query($2)
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
   AND s.days && CAST($9 AS text[]);

PREPARE "match_ids_7f9" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT r.id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r)
   AND search_text($2) <% s.public_text
   AND s.open
   AND NOT EXISTS (SELECT
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r)
   AND s.member_words @@ search_query($2))
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
   AND s.days && CAST($9 AS text[]);

