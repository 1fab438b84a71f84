PREPARE "opportunities_read" AS
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
	r."closes_on" AS "closes_on"
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE r.id = $2
   AND (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller));

PREPARE "opportunities_find" AS
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
	to_jsonb(r) AS stored
  FROM opportunities r
 WHERE r.id = $2
   AND (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller));

PREPARE "opportunities_lock" AS
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
	to_jsonb(r) AS stored
  FROM opportunities r
 WHERE r.id = $2
   AND (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   FOR UPDATE OF r;

PREPARE "opportunities_create" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
INSERT INTO opportunities AS r ("project_name", "role_id", "overview", "body", "responsibilities", "min_experience_required", "min_hours_required", "work_environment", "meeting_times", "skills_required_matrix_id", "status", "created_by_id", "openings", "closes_on")
SELECT p."project_name", p."role_id", p."overview", p."body", p."responsibilities", p."min_experience_required", p."min_hours_required", p."work_environment", p."meeting_times", p."skills_required_matrix_id", p."status", p."created_by_id", p."openings", p."closes_on"
  FROM jsonb_populate_record(NULL::opportunities, $2) p
RETURNING opportunity_title(r) AS label,
	CAST(NULL AS jsonb) AS before,
	to_jsonb(r) AS after,
	coalesce(r.created_by_id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."project_name" AS "project_name",
	r."role_id" AS "role",
	(SELECT title FROM roles WHERE id = r.role_id) AS "role_title",
	r."overview" AS "overview",
	r."body" AS "body",
	r."responsibilities" AS "responsibilities",
	r."min_experience_required" AS "min_experience_required",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	r."meeting_times" AS "meeting_times",
	r."skills_required_matrix_id" AS "skills_required_matrix",
	(SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id) AS "skill_names",
	r."status" AS "status",
	(SELECT email FROM users WHERE id = r.created_by_id) AS "created_by",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	(SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM skill_matrices m CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e CROSS JOIN LATERAL (SELECT FROM skills WHERE id::text = e.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id) AS "skills",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on"), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'api', $3,
	CAST($4 AS inet), 'opportunity', w.id, w.label, 'add',
	audit_diff(w.before || coalesce(CAST($5 AS jsonb), '{}'), w.after || coalesce(CAST($6 AS jsonb), '{}')), w.version
  FROM w)
SELECT w.own, w.version, w."id", w."project_name", w."role", w."role_title", w."overview", w."body", w."responsibilities", w."min_experience_required", w."min_hours_required", w."work_environment", w."meeting_times", w."skills_required_matrix", w."skill_names", w."status", w."created_by", w."created_at", w."updated_at", w."skills", w."openings", w."opened_at", w."closes_on" FROM w;

PREPARE "opportunities_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE opportunities AS r
   SET ("project_name", "role_id", "overview", "body", "responsibilities", "min_experience_required", "min_hours_required", "work_environment", "meeting_times", "skills_required_matrix_id", "status", "created_by_id", "openings", "closes_on") = (SELECT p."project_name", p."role_id", p."overview", p."body", p."responsibilities", p."min_experience_required", p."min_hours_required", p."work_environment", p."meeting_times", p."skills_required_matrix_id", p."status", p."created_by_id", p."openings", p."closes_on"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	opportunity_title(r) AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.created_by_id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."project_name" AS "project_name",
	r."role_id" AS "role",
	(SELECT title FROM roles WHERE id = r.role_id) AS "role_title",
	r."overview" AS "overview",
	r."body" AS "body",
	r."responsibilities" AS "responsibilities",
	r."min_experience_required" AS "min_experience_required",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	r."meeting_times" AS "meeting_times",
	r."skills_required_matrix_id" AS "skills_required_matrix",
	(SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id) AS "skill_names",
	r."status" AS "status",
	(SELECT email FROM users WHERE id = r.created_by_id) AS "created_by",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	(SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM skill_matrices m CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e CROSS JOIN LATERAL (SELECT FROM skills WHERE id::text = e.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id) AS "skills",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on"), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'api', $4,
	CAST($5 AS inet), 'opportunity', w.id, w.label, 'change',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version
  FROM w)
SELECT w.own, w.version, w."id", w."project_name", w."role", w."role_title", w."overview", w."body", w."responsibilities", w."min_experience_required", w."min_hours_required", w."work_environment", w."meeting_times", w."skills_required_matrix", w."skill_names", w."status", w."created_by", w."created_at", w."updated_at", w."skills", w."openings", w."opened_at", w."closes_on" FROM w;

PREPARE "opportunities_remove" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
DELETE FROM opportunities AS r
 WHERE r.id = $2
RETURNING opportunity_title(r) AS label,
	to_jsonb(r) || jsonb_build_object('skills', (SELECT m.skill_matrix FROM skill_matrices m WHERE m.id = r.skills_required_matrix_id)) AS before,
	CAST(NULL AS jsonb) AS after,
	coalesce(r.created_by_id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."project_name" AS "project_name",
	r."role_id" AS "role",
	(SELECT title FROM roles WHERE id = r.role_id) AS "role_title",
	r."overview" AS "overview",
	r."body" AS "body",
	r."responsibilities" AS "responsibilities",
	r."min_experience_required" AS "min_experience_required",
	r."min_hours_required" AS "min_hours_required",
	r."work_environment" AS "work_environment",
	r."meeting_times" AS "meeting_times",
	r."skills_required_matrix_id" AS "skills_required_matrix",
	(SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id) AS "skill_names",
	r."status" AS "status",
	(SELECT email FROM users WHERE id = r.created_by_id) AS "created_by",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	(SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM skill_matrices m CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e CROSS JOIN LATERAL (SELECT FROM skills WHERE id::text = e.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id) AS "skills",
	r."openings" AS "openings",
	r."opened_at" AS "opened_at",
	r."closes_on" AS "closes_on"), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'api', $3,
	CAST($4 AS inet), 'opportunity', w.id, w.label, 'delete',
	audit_diff(w.before, w.after), w.version
  FROM w)
SELECT w.own, w.version FROM w;

PREPARE "opportunities_skills" AS
WITH held AS MATERIALIZED (
SELECT CAST(id AS text) AS key FROM skills
 WHERE id = ANY(ARRAY(SELECT CAST(k AS uuid)
	FROM jsonb_object_keys(CAST($1 AS jsonb)) k
	WHERE pg_input_is_valid(k, 'uuid')))
 ORDER BY id
   FOR KEY SHARE)
INSERT INTO skill_matrices AS m (id, skill_matrix)
VALUES (coalesce((SELECT skills_required_matrix_id FROM opportunities
	WHERE id = CAST($2 AS uuid)), uuidv7()),
	(SELECT coalesce(jsonb_object_agg(s.key, s.value), '{}')
	FROM jsonb_each(CAST($1 AS jsonb)) s
	WHERE s.key IN (SELECT key FROM held)))
ON CONFLICT (id) DO UPDATE
   SET skill_matrix = (SELECT coalesce(jsonb_object_agg(s.key, s.value), '{}')
	FROM jsonb_each(CAST($1 AS jsonb)) s
	WHERE s.key IN (SELECT key FROM held) OR m.skill_matrix ? s.key)
RETURNING WITH (OLD AS o, NEW AS n)
	n.id, jsonb_build_object('skills', o.skill_matrix),
	jsonb_build_object('skills', n.skill_matrix);

PREPARE "opportunities_unskill" AS
DELETE FROM skill_matrices m
 USING opportunities r
 WHERE r.id = CAST($1 AS uuid)
   AND m.id = r.skills_required_matrix_id
RETURNING m.id, jsonb_build_object('skills', m.skill_matrix);

PREPARE "refs_opportunity" AS
SELECT
	(CAST($1 AS uuid) IS NULL OR EXISTS (SELECT FROM roles WHERE id = $1)),
	(CAST($2 AS uuid) IS NULL OR EXISTS (SELECT FROM skill_matrices WHERE id = $2)),
	EXISTS (SELECT FROM opportunities WHERE skills_required_matrix_id = $2 AND id IS DISTINCT FROM CAST($3 AS uuid)),
	EXISTS (SELECT FROM users WHERE skills_learned_matrix_id = $2),
	ARRAY(SELECT k.id FROM unnest(CAST($4 AS uuid[])) k (id) JOIN skills USING (id));

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

PREPARE "list_0_created_at" AS
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
   AND (r.created_at, r.id) < ($2::timestamptz, $3)
 ORDER BY r.created_at DESC, r.id DESC
 LIMIT $4;

PREPARE "list_0_-opened_at" AS
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
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	coalesce(r.opened_at, '-infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
   AND (coalesce(r.opened_at, '-infinity'), r.id) < ($2::timestamptz, $3)
 ORDER BY coalesce(r.opened_at, '-infinity') DESC, r.id DESC
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
	coalesce(r.closes_on, 'infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	coalesce(r.closes_on, 'infinity') AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	r.min_hours_required AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
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
	r.min_hours_required AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
   AND (r.min_hours_required, r.id) > ($2::integer, $3)
 ORDER BY r.min_hours_required, r.id
 LIMIT $4;

PREPARE "list_20_created_at" AS
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
   AND s.member_words @@ search_query($2)
 ORDER BY r.created_at, r.id
 LIMIT $3;

PREPARE "list_22_created_at" AS
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
   AND search_text($2) <% s.public_text
   AND s.open
   AND NOT EXISTS (SELECT
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND is_current(r)
   AND s.member_words @@ search_query($2))
 ORDER BY r.created_at, r.id
 LIMIT $3;

PREPARE "list_1ffe1_created_at" AS
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
	r.created_at AS sort,
	r.id AS row_id
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND ((SELECT manager FROM caller) OR r.status = 'open' OR r.created_by_id = (SELECT id FROM caller))
   AND r.status = ANY($2)
   AND ((SELECT manager FROM caller) OR r.created_by_id = (SELECT id FROM caller)
        OR r.closes_on IS NULL OR r.closes_on >= today())
   AND r.created_by_id = (SELECT id FROM caller)
   AND s.member_words @@ search_query($3)
   AND r.role_id IN (
	SELECT o.id
	  FROM roles o
	  JOIN community_of_practice c
	    ON c.id = o.community_of_practice_id
	 WHERE c.practice_area = ANY($4)
	    OR c.id::text = ANY($4))
   AND r.role_id = ANY($5)
   AND s.skills && CAST($6 AS uuid[])
   AND lower(r.project_name) LIKE anywhere($7)
   AND r.work_environment = ANY($8)
   AND r.min_hours_required <= $9
   AND s.days && CAST($10 AS text[])
   AND r.id = ANY(CAST($11 AS uuid[]))
   AND r.id = ANY(CAST($12 AS uuid[]))
   AND (r.created_at, r.id) > ($13::timestamptz, $14)
 ORDER BY r.created_at, r.id
 LIMIT $15;

