PREPARE "auth_read" AS
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
   AND true;

PREPARE "refs_signup" AS
SELECT
	EXISTS (SELECT FROM users WHERE lower(email) = lower(CAST($1 AS text)) AND id IS DISTINCT FROM CAST($2 AS uuid));

PREPARE "throttle_signin" AS
WITH stale AS (
	DELETE FROM throttle
	 WHERE key IN (SELECT key FROM throttle
		WHERE since < now() - interval '1 hour' AND key <> lower(CAST($1 AS text))
		LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO throttle AS t (key, count, since)
VALUES (lower(CAST($1 AS text)), 1, now())
ON CONFLICT (key) DO UPDATE SET
	count = CASE WHEN t.since < now() - interval '15 minutes' THEN 1
		ELSE t.count + 1 END,
	since = now(),
	until = CASE WHEN t.since < now() - interval '15 minutes'
			OR t.count < 5 THEN NULL
		ELSE now() + least(900, 2 ^ least(t.count - 4, 10))
			* interval '1 second' END
 WHERE t.until IS NULL OR t.until <= now()
RETURNING t.count;

PREPARE "throttle_signup" AS
WITH stale AS (
	DELETE FROM throttle
	 WHERE key IN (SELECT key FROM throttle
		WHERE since < now() - interval '1 hour' AND key <> lower(CAST($1 AS text))
		LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO throttle AS t (key, count, since)
VALUES (lower(CAST($1 AS text)), 1, now())
ON CONFLICT (key) DO UPDATE SET
	count = CASE WHEN t.since <= now() - interval '1 hour' THEN 1
		ELSE t.count + 1 END,
	since = CASE WHEN t.since <= now() - interval '1 hour' THEN now()
		ELSE t.since END,
	until = t.since + interval '1 hour'
 WHERE t.count < 60 OR t.since <= now() - interval '1 hour'
RETURNING t.count;

PREPARE "throttle_wait" AS
SELECT greatest(1, ceil(extract(epoch FROM until - now())))::integer
  FROM throttle
 WHERE key = lower(CAST($1 AS text));

PREPARE "throttle_clear" AS
DELETE FROM throttle WHERE key = lower(CAST($1 AS text));

PREPARE "account_find" AS
SELECT id, password, is_active, email,
	"isProjectManager" OR is_staff OR is_superuser
  FROM users
 WHERE lower(email) = lower(CAST($1 AS text));

PREPARE "account_named" AS
SELECT id, password, is_active, email,
	"isProjectManager" OR is_staff OR is_superuser
  FROM users
 WHERE lower(email) = lower(CAST($1 AS text))
    OR username = $1
 ORDER BY lower(email) = lower(CAST($1 AS text)) DESC
 LIMIT 1;

PREPARE "account_own" AS
SELECT id, password, is_active, email,
	"isProjectManager" OR is_staff OR is_superuser
  FROM users
 WHERE id = $1;

PREPARE "account_stamp" AS
UPDATE users
   SET last_login = now(),
       password = coalesce(CAST($1 AS text), password)
 WHERE id = $2
   AND password = $3
   AND is_active
RETURNING id;

PREPARE "auth_create" AS
WITH w AS (
	INSERT INTO users (password, username, name, email, last_login)
	VALUES ($1, $2, $3, $2, now())
	RETURNING id, name, updated_at),
audit AS (
	INSERT INTO admin_audit (actor_id, actor_label, via, request_id,
		ip, model, object_id, object_label, action, version)
	SELECT w.id, $2, 'api', $4,
		CAST($5 AS inet), 'customuser', w.id, w.name, 'add',
		w.updated_at
	  FROM w)
SELECT w.id FROM w;

PREPARE "auth_change" AS
WITH w AS (
	UPDATE users SET password = $1
	 WHERE id = $2
	   AND password = $3
	RETURNING id, name, email, updated_at)
INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,
	model, object_id, object_label, action, diff, version)
SELECT w.id, w.email, 'api', $4, CAST($5 AS inet),
	'customuser', w.id, w.name, 'change', '[{"f": "password"}]',
	w.updated_at
  FROM w
RETURNING id;

PREPARE "auth_end" AS
DELETE FROM sessions WHERE user_id = $1;

