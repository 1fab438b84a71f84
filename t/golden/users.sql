PREPARE "users_read" AS
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
	r."people_depot_user_id" AS "people_depot_user_id",
	r."name" AS "name",
	r."email" AS "email",
	r."community_of_practice_id" AS "community_of_practice",
	r."skills_learned_matrix_id" AS "skills_learned_matrix",
	(SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_learned_matrix_id) AS "skill_names",
	r."max_available_hours" AS "max_available_hours",
	r."meeting_availability" AS "meeting_availability",
	r."isProjectManager" AS "isProjectManager",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	CASE WHEN r.skills_learned_matrix_id IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM skill_matrices m CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e CROSS JOIN LATERAL (SELECT FROM skills WHERE id::text = e.key LIMIT 1) s WHERE m.id = r.skills_learned_matrix_id) END AS "skills",
	r."time_zone" AS "time_zone",
	r."onboarded_on" AS "onboarded_on"
  FROM users r
 WHERE r.id = coalesce(CAST($2 AS uuid), (SELECT id FROM caller))
   AND (SELECT id FROM caller) IS NOT NULL AND true;

PREPARE "users_find" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version
  FROM users r
 WHERE r.id = coalesce(CAST($2 AS uuid), (SELECT id FROM caller))
   AND (SELECT id FROM caller) IS NOT NULL AND true;

PREPARE "users_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version
  FROM users r
 WHERE r.id = coalesce(CAST($2 AS uuid), (SELECT id FROM caller))
   AND (SELECT id FROM caller) IS NOT NULL AND true
   FOR UPDATE OF r;

PREPARE "users_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE users AS r
   SET ("name", "community_of_practice_id", "skills_learned_matrix_id", "max_available_hours", "meeting_availability", "time_zone", "onboarded_on") = (SELECT p."name", p."community_of_practice_id", p."skills_learned_matrix_id", p."max_available_hours", p."meeting_availability", p."time_zone", p."onboarded_on"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	coalesce(nullif(r.name, ''), r.email) AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version,
	r."id" AS "id",
	r."people_depot_user_id" AS "people_depot_user_id",
	r."name" AS "name",
	r."email" AS "email",
	r."community_of_practice_id" AS "community_of_practice",
	r."skills_learned_matrix_id" AS "skills_learned_matrix",
	(SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_learned_matrix_id) AS "skill_names",
	r."max_available_hours" AS "max_available_hours",
	r."meeting_availability" AS "meeting_availability",
	r."isProjectManager" AS "isProjectManager",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	CASE WHEN r.skills_learned_matrix_id IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM skill_matrices m CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e CROSS JOIN LATERAL (SELECT FROM skills WHERE id::text = e.key LIMIT 1) s WHERE m.id = r.skills_learned_matrix_id) END AS "skills",
	r."time_zone" AS "time_zone",
	r."onboarded_on" AS "onboarded_on"), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'api', $4,
	CAST($5 AS inet), 'customuser', w.id, w.label, 'change',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version
  FROM w)
SELECT w.own, w.version, w."id", w."people_depot_user_id", w."name", w."email", w."community_of_practice", w."skills_learned_matrix", w."skill_names", w."max_available_hours", w."meeting_availability", w."isProjectManager", w."created_at", w."updated_at", w."skills", w."time_zone", w."onboarded_on" FROM w;

PREPARE "users_skills" AS
WITH held AS MATERIALIZED (
SELECT CAST(id AS text) AS key FROM skills
 WHERE id = ANY(ARRAY(SELECT CAST(k AS uuid)
	FROM jsonb_object_keys(CAST($1 AS jsonb)) k
	WHERE pg_input_is_valid(k, 'uuid')))
 ORDER BY id
   FOR KEY SHARE)
INSERT INTO skill_matrices AS m (id, skill_matrix)
VALUES (coalesce((SELECT skills_learned_matrix_id FROM users
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

PREPARE "users_unskill" AS
DELETE FROM skill_matrices m
 USING users r
 WHERE r.id = CAST($1 AS uuid)
   AND m.id = r.skills_learned_matrix_id
RETURNING m.id, jsonb_build_object('skills', m.skill_matrix);

PREPARE "refs_customuser" AS
SELECT
	(CAST($1 AS uuid) IS NULL OR EXISTS (SELECT FROM community_of_practice WHERE id = $1)),
	ARRAY(SELECT k.id FROM unnest(CAST($2 AS uuid[])) k (id) JOIN skills USING (id));

