PREPARE "admin_person" AS
SELECT u.name, u.email,
	CASE WHEN is_time_zone(u.time_zone) THEN u.time_zone
		ELSE 'America/Los_Angeles' END,
	(SELECT count(*) FROM (SELECT FROM opportunities
		WHERE created_by_id = u.id LIMIT 1001) n),
	(SELECT theme FROM admin_preference WHERE user_id = u.id),
	(SELECT rows FROM admin_preference WHERE user_id = u.id),
	coalesce((SELECT shortcuts FROM admin_preference
		WHERE user_id = u.id), true),
	(now() AT TIME ZONE CASE WHEN is_time_zone(u.time_zone)
		THEN u.time_zone ELSE 'America/Los_Angeles' END)::date
		- date '1970-01-01'
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active;

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

PREPARE "admin_event" AS
INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,
	model, object_id, object_label, action, note)
VALUES (CAST($1 AS uuid), $2, 'admin', $3,
	CAST($4 AS inet), 'customuser', $1, $2, $5,
	$6);

PREPARE "admin_failed" AS
INSERT INTO admin_audit (via, request_id, ip, model, object_label,
	action)
SELECT 'admin', $1, CAST($2 AS inet), 'customuser',
	CAST($3 AS text), 'signin_failed'
 WHERE NOT EXISTS (SELECT FROM admin_audit
	WHERE at > now() - interval '1 minute'
	  AND action = 'signin_failed'
	  AND object_label = CAST($3 AS text)
	  AND ip IS NOT DISTINCT FROM CAST($2 AS inet));

PREPARE "admin_stash" AS
WITH stale AS (
	DELETE FROM admin_stash
	 WHERE id IN (SELECT id FROM admin_stash
		WHERE at < now() - interval '1 day'
		LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO admin_stash (user_id, target, fields)
VALUES ($1, $2, $3)
RETURNING id;

PREPARE "admin_unstash" AS
SELECT target, fields
  FROM admin_stash
 WHERE id = CAST($1 AS uuid)
   AND user_id = $2
   AND at > now() - interval '1 day';

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

PREPARE "admin_counts" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT s.status,
	(SELECT count(*) FROM (SELECT FROM opportunities r
		WHERE r.status = s.status AND (SELECT "isProjectManager" OR is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) LIMIT 1001) n),
	(SELECT count(*) FROM (SELECT FROM opportunities r
		WHERE r.created_by_id = (SELECT id FROM caller) AND r.status = s.status
		LIMIT 1001) n)
  FROM unnest(CAST($2 AS text[])) s (status);

PREPARE "admin_attention" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT r.id, opportunity_title(r), (CAST('{ownerless,ownerless,ending,long_open,thin,forgotten,stale_draft}' AS text[]))[k.place + 1], r.status,
	admin_time(r.updated_at, $2), concat_ws(' and ',
	CASE WHEN r.skills_required_matrix_id IS NULL THEN 'skills' END,
	CASE WHEN coalesce(jsonb_array_length(r.meeting_times), 0) = 0
		THEN 'meetings' END)
  FROM (SELECT id, min(place) AS place FROM ((SELECT r.id, 2 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND coalesce(r.closes_on, 'infinity'::date) <= today() + 7
	   AND r.created_by_id = (SELECT id FROM caller)
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 3 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND coalesce(r.opened_at, r.created_at) < now() - interval '90 days' AND r.id NOT IN (SELECT f.opportunity_id FROM admin_confirmed f WHERE f.at >= now() - interval '90 days')
	   AND r.created_by_id = (SELECT id FROM caller)
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 4 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND (r.skills_required_matrix_id IS NULL OR coalesce(jsonb_array_length(r.meeting_times), 0) = 0)
	   AND r.created_by_id = (SELECT id FROM caller)
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 5 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'on_hold' AND r.updated_at < now() - interval '60 days'
	   AND r.created_by_id = (SELECT id FROM caller)
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 6 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'draft' AND r.updated_at < now() - interval '14 days'
	   AND r.created_by_id = (SELECT id FROM caller)
	 ORDER BY r.updated_at, r.id LIMIT 11)) a GROUP BY id) k
  JOIN opportunities r ON r.id = k.id
 ORDER BY k.place, r.updated_at, r.id LIMIT 11;

PREPARE "admin_attention_all" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT r.id, opportunity_title(r), (CAST('{ownerless,ownerless,ending,long_open,thin,forgotten,stale_draft}' AS text[]))[k.place + 1], r.status,
	admin_time(r.updated_at, $2), concat_ws(' and ',
	CASE WHEN r.skills_required_matrix_id IS NULL THEN 'skills' END,
	CASE WHEN coalesce(jsonb_array_length(r.meeting_times), 0) = 0
		THEN 'meetings' END)
  FROM (SELECT id, min(place) AS place FROM ((SELECT r.id, 0 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND r.created_by_id IS NULL
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 1 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND r.created_by_id IN (SELECT u.id FROM users u WHERE NOT u.is_active)
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 2 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND coalesce(r.closes_on, 'infinity'::date) <= today() + 7
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 3 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND coalesce(r.opened_at, r.created_at) < now() - interval '90 days' AND r.id NOT IN (SELECT f.opportunity_id FROM admin_confirmed f WHERE f.at >= now() - interval '90 days')
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 4 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'open' AND (r.skills_required_matrix_id IS NULL OR coalesce(jsonb_array_length(r.meeting_times), 0) = 0)
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 5 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'on_hold' AND r.updated_at < now() - interval '60 days'
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)
	UNION ALL (SELECT r.id, 6 AS place, r.updated_at
	  FROM opportunities r WHERE r.status = 'draft' AND r.updated_at < now() - interval '14 days'
	   AND (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
	 ORDER BY r.updated_at, r.id LIMIT 11)) a GROUP BY id) k
  JOIN opportunities r ON r.id = k.id
 ORDER BY k.place, r.updated_at, r.id LIMIT 11;

PREPARE "admin_recent" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT e.mine, admin_time(e.at, $2),
	coalesce((SELECT u.name FROM users u WHERE u.id = e.actor_id),
		e.actor_label),
	e.action, e.model, e.object_id, e.object_label,
	NOT EXISTS (SELECT FROM admin_audit d
		WHERE d.model = e.model AND d.object_id = e.object_id
		  AND d.action = 'delete' AND d.id >= e.id)
  FROM ((SELECT true AS mine, a.* FROM admin_audit a
	WHERE a.actor_id = (SELECT id FROM caller)
	  AND a.action IN ('add', 'change', 'delete')
	ORDER BY a.id DESC LIMIT 10)
	UNION ALL
	(SELECT false, a.* FROM admin_audit a
	WHERE (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND (a.model <> 'customuser' OR (SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)))
	  AND a.action IN ('add', 'change', 'delete')
	ORDER BY a.id DESC LIMIT 20)) e
 ORDER BY e.mine DESC, e.id DESC;

PREPARE "admin_rest" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT d.id, d.label, c.id, c.label,
	(SELECT count(*) FROM (SELECT * FROM skill_matrices
		ORDER BY id DESC LIMIT 1000) m
	 WHERE (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND EXISTS (
		SELECT FROM jsonb_object_keys(m.skill_matrix) k
		 WHERE k NOT IN (SELECT s.id::text FROM skills s))),
	(SELECT count(*) FROM (SELECT * FROM opportunities
		ORDER BY updated_at DESC, id LIMIT 1000) o
	 WHERE (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND EXISTS (
		SELECT FROM jsonb_array_elements(o.meeting_times) slot
		 WHERE NOT meeting_parses(slot))),
	(SELECT count(*) FROM (SELECT * FROM skill_matrices
		ORDER BY id DESC LIMIT 1000) m
	 WHERE (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND NOT EXISTS (SELECT FROM opportunities o
		WHERE o.skills_required_matrix_id = m.id)
	   AND NOT EXISTS (SELECT FROM users u
		WHERE u.skills_learned_matrix_id = m.id)),
	(SELECT count(*) FROM roles r
	 WHERE (SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND NOT EXISTS (SELECT FROM opportunities o
		WHERE o.role_id = r.id)),
	(SELECT count(*) FROM users u
	 WHERE (SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND u.date_joined > now() - interval '7 days'),
	(SELECT count(*) FROM users u
	 WHERE (SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND u."isProjectManager" AND u.is_active
	   AND coalesce(u.last_login, u.date_joined)
		< now() - interval '60 days')
  FROM (SELECT) one
  LEFT JOIN LATERAL (SELECT r.id, opportunity_title(r) AS label
	  FROM opportunities r
	 WHERE r.created_by_id = (SELECT id FROM caller) AND r.status = 'draft'
	 ORDER BY r.updated_at DESC, r.id LIMIT 1) d ON true
  LEFT JOIN LATERAL (SELECT r.id, opportunity_title(r) AS label
	  FROM unnest(CAST('{closed,filled}' AS text[])) s (status)
	 CROSS JOIN LATERAL (SELECT * FROM opportunities o
		WHERE o.created_by_id = (SELECT id FROM caller) AND o.status = s.status
		ORDER BY o.updated_at DESC, o.id LIMIT 1) k
	  JOIN opportunities r ON r.id = k.id
	 ORDER BY r.updated_at DESC, r.id LIMIT 1) c ON true;

PREPARE "admin_account" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE users AS r
   SET name = CAST($2 AS text), time_zone = CAST($3 AS text)
 WHERE r.id = (SELECT id FROM caller)
   AND (r.name, r.time_zone) IS DISTINCT FROM
	(CAST($2 AS text), CAST($3 AS text))
RETURNING WITH (OLD AS o, NEW AS n)
	r.id, n.name AS label, n.updated_at AS version,
	audit_diff(to_jsonb(o), to_jsonb(n)) AS diff),
audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,
	model, object_id, object_label, action, diff, version)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'customuser', w.id, w.label, 'change',
	w.diff, w.version
  FROM w)
INSERT INTO admin_preference AS p (user_id, rows, theme, shortcuts)
VALUES ((SELECT id FROM caller), $6, $7, $8)
ON CONFLICT (user_id) DO UPDATE
   SET (rows, theme, shortcuts) =
	(EXCLUDED.rows, EXCLUDED.theme, EXCLUDED.shortcuts)
RETURNING p.user_id;

PREPARE "admin_log" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT a.id, admin_time(a.at, $2),
	coalesce((SELECT u.name FROM users u WHERE u.id = a.actor_id),
		a.actor_label, '-'),
	a.actor_label, a.action, a.model, a.object_id, a.object_label,
	a.diff, a.note, a.via, CASE WHEN (SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)) THEN host(a.ip) END,
	(SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND a.action = 'delete'
	AND a.at > now() - interval '90 days'
  FROM admin_audit a
 WHERE ((SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)) OR ((SELECT is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller)) AND a.model <> 'customuser'))
   AND (CAST($3 AS bigint) IS NULL OR a.id < $3)
   AND (CAST($4 AS text) IS NULL
	OR lower(a.actor_label) = lower($4))
   AND (CAST($5 AS text) IS NULL OR a.model = $5)
   AND (CAST($6 AS text) IS NULL OR a.action = $6)
   AND (CAST($7 AS date) IS NULL OR a.at >=
	CAST(CAST($7 AS date) AS timestamp) AT TIME ZONE $2)
   AND (CAST($8 AS date) IS NULL OR a.at <
	CAST(CAST($8 AS date) AS timestamp) AT TIME ZONE $2)
 ORDER BY a.id DESC
 LIMIT 51;

PREPARE "admin_curators" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT u.name, u.email
  FROM users u
 WHERE u.is_active
   AND (u.is_staff OR u.is_superuser)
   AND (SELECT "isProjectManager" OR is_staff OR is_superuser FROM users WHERE id = (SELECT id FROM caller))
 ORDER BY lower(u.name), u.id
 LIMIT 50;

PREPARE "admin_opportunity_record" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.created_by_id = (SELECT id FROM caller), false),
	r.updated_at,
	opportunity_title(r),
	jsonb_build_object(
	'id', r."id",
	'project_name', r."project_name",
	'role', r."role_id",
	'role_title', (SELECT title FROM roles WHERE id = r.role_id),
	'overview', r."overview",
	'body', r."body",
	'responsibilities', r."responsibilities",
	'min_experience_required', r."min_experience_required",
	'min_hours_required', r."min_hours_required",
	'work_environment', r."work_environment",
	'meeting_times', r."meeting_times",
	'skills_required_matrix', r."skills_required_matrix_id",
	'skill_names', (SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id),
	'status', r."status",
	'created_by', r."created_by_id",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'skills', (SELECT m.skill_matrix FROM skill_matrices m WHERE m.id = r.skills_required_matrix_id),
	'openings', r."openings",
	'opened_at', r."opened_at",
	'closes_on', r."closes_on",
	'state', (CASE WHEN r.status = 'open' AND NOT is_current(r) THEN 'expired' ELSE r.status END),
	'skill_count', (SELECT count(*) FROM skill_matrices m, jsonb_object_keys(m.skill_matrix) WHERE m.id = r.skills_required_matrix_id),
	'odd_meetings', EXISTS (SELECT FROM jsonb_array_elements(r.meeting_times) m WHERE NOT meeting_parses(m))),
	jsonb_build_object(
	'role', (SELECT role_title(r) FROM roles r WHERE r.id = k."role"),
	'skills_required_matrix', (SELECT 'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody') FROM skill_matrices r WHERE r.id = k."skills_required_matrix"),
	'created_by', (SELECT coalesce(nullif(r.name, ''), r.email) FROM users r WHERE r.id = k."created_by"),
	'skills', (SELECT jsonb_object_agg(s.id, s.name) FROM skill_matrices m JOIN skills s ON m.skill_matrix ? s.id::text WHERE m.id = r.skills_required_matrix_id))
  FROM opportunities r
 CROSS JOIN LATERAL (SELECT r.id, r."role_id" AS "role", r."skills_required_matrix_id" AS "skills_required_matrix", r."created_by_id" AS "created_by") k
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_opportunity_record_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.created_by_id = (SELECT id FROM caller), false),
	r.updated_at,
	opportunity_title(r),
	jsonb_build_object(
	'id', r."id",
	'project_name', r."project_name",
	'role', r."role_id",
	'role_title', (SELECT title FROM roles WHERE id = r.role_id),
	'overview', r."overview",
	'body', r."body",
	'responsibilities', r."responsibilities",
	'min_experience_required', r."min_experience_required",
	'min_hours_required', r."min_hours_required",
	'work_environment', r."work_environment",
	'meeting_times', r."meeting_times",
	'skills_required_matrix', r."skills_required_matrix_id",
	'skill_names', (SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_required_matrix_id),
	'status', r."status",
	'created_by', r."created_by_id",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'skills', (SELECT m.skill_matrix FROM skill_matrices m WHERE m.id = r.skills_required_matrix_id),
	'openings', r."openings",
	'opened_at', r."opened_at",
	'closes_on', r."closes_on",
	'state', (CASE WHEN r.status = 'open' AND NOT is_current(r) THEN 'expired' ELSE r.status END),
	'skill_count', (SELECT count(*) FROM skill_matrices m, jsonb_object_keys(m.skill_matrix) WHERE m.id = r.skills_required_matrix_id),
	'odd_meetings', EXISTS (SELECT FROM jsonb_array_elements(r.meeting_times) m WHERE NOT meeting_parses(m))),
	jsonb_build_object(
	'role', (SELECT role_title(r) FROM roles r WHERE r.id = k."role"),
	'skills_required_matrix', (SELECT 'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody') FROM skill_matrices r WHERE r.id = k."skills_required_matrix"),
	'created_by', (SELECT coalesce(nullif(r.name, ''), r.email) FROM users r WHERE r.id = k."created_by"),
	'skills', (SELECT jsonb_object_agg(s.id, s.name) FROM skill_matrices m JOIN skills s ON m.skill_matrix ? s.id::text WHERE m.id = r.skills_required_matrix_id))
  FROM opportunities r
 CROSS JOIN LATERAL (SELECT r.id, r."role_id" AS "role", r."skills_required_matrix_id" AS "skills_required_matrix", r."created_by_id" AS "created_by") k
 WHERE r.id = CAST($2 AS uuid)
   FOR UPDATE OF r;

PREPARE "admin_opportunity_create" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
INSERT INTO opportunities AS r (id, "project_name", "role_id", "overview", "body", "responsibilities", "min_experience_required", "min_hours_required", "work_environment", "meeting_times", "skills_required_matrix_id", "status", "created_by_id", "openings", "closes_on")
SELECT coalesce(CAST($2 AS uuid), uuidv7()), p."project_name", p."role_id", p."overview", p."body", p."responsibilities", p."min_experience_required", p."min_hours_required", p."work_environment", p."meeting_times", p."skills_required_matrix_id", p."status", p."created_by_id", p."openings", p."closes_on"
  FROM jsonb_populate_record(NULL::opportunities, $3) p
RETURNING opportunity_title(r) AS label,
	CAST(NULL AS jsonb) AS before,
	to_jsonb(r) AS after,
	coalesce(r.created_by_id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'opportunity', w.id, w.label, 'add',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version,
	CAST($8 AS text), CAST($9 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_opportunity_update" AS
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
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'opportunity', w.id, w.label, 'change',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version,
	CAST($8 AS text), CAST($9 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_opportunity_skills" AS
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

PREPARE "admin_opportunity_unskill" AS
DELETE FROM skill_matrices m
 USING opportunities r
 WHERE r.id = CAST($1 AS uuid)
   AND m.id = r.skills_required_matrix_id
RETURNING m.id, jsonb_build_object('skills', m.skill_matrix);

PREPARE "admin_refs_opportunity" AS
SELECT
	(CAST($1 AS uuid) IS NULL OR EXISTS (SELECT FROM roles WHERE id = $1)),
	(CAST($2 AS uuid) IS NULL OR EXISTS (SELECT FROM skill_matrices WHERE id = $2)),
	EXISTS (SELECT FROM opportunities WHERE skills_required_matrix_id = $2 AND id IS DISTINCT FROM CAST($3 AS uuid)),
	EXISTS (SELECT FROM users WHERE skills_learned_matrix_id = $2),
	(CAST($4 AS uuid) IS NULL OR EXISTS (SELECT FROM users WHERE id = $4)),
	ARRAY(SELECT k.id FROM unnest(CAST($5 AS uuid[])) k (id) JOIN skills USING (id));

PREPARE "admin_skill_record" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	r.name,
	jsonb_build_object(
	'id', r."id",
	'name', r."name",
	'communities_of_practice', (SELECT coalesce(jsonb_agg(t.id ORDER BY t.practice_area), '[]') FROM skills_communities_of_practice l JOIN community_of_practice t ON t.id = l.communityofpractice_id WHERE l.skill_id = r.id),
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'listing_count', (SELECT count(*) FROM opportunities o JOIN skill_matrices m ON m.id = o.skills_required_matrix_id WHERE m.skill_matrix ? r.id::text),
	'people_count', (SELECT count(*) FROM users u JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id WHERE m.skill_matrix ? r.id::text),
	'in_use', (EXISTS (SELECT FROM opportunities o JOIN skill_matrices m ON m.id = o.skills_required_matrix_id WHERE m.skill_matrix ? r.id::text) OR EXISTS (SELECT FROM users u JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id WHERE m.skill_matrix ? r.id::text))),
	jsonb_build_object(
	'communities_of_practice', (SELECT coalesce(jsonb_agg(community_label(r.practice_area) ORDER BY l.id), '[]') FROM skills_communities_of_practice l JOIN community_of_practice r ON r.id = l.communityofpractice_id WHERE l.skill_id = k.id))
  FROM skills r
 CROSS JOIN LATERAL (SELECT r.id) k
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_skill_record_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	r.name,
	jsonb_build_object(
	'id', r."id",
	'name', r."name",
	'communities_of_practice', (SELECT coalesce(jsonb_agg(t.id ORDER BY t.practice_area), '[]') FROM skills_communities_of_practice l JOIN community_of_practice t ON t.id = l.communityofpractice_id WHERE l.skill_id = r.id),
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'listing_count', (SELECT count(*) FROM opportunities o JOIN skill_matrices m ON m.id = o.skills_required_matrix_id WHERE m.skill_matrix ? r.id::text),
	'people_count', (SELECT count(*) FROM users u JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id WHERE m.skill_matrix ? r.id::text),
	'in_use', (EXISTS (SELECT FROM opportunities o JOIN skill_matrices m ON m.id = o.skills_required_matrix_id WHERE m.skill_matrix ? r.id::text) OR EXISTS (SELECT FROM users u JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id WHERE m.skill_matrix ? r.id::text))),
	jsonb_build_object(
	'communities_of_practice', (SELECT coalesce(jsonb_agg(community_label(r.practice_area) ORDER BY l.id), '[]') FROM skills_communities_of_practice l JOIN community_of_practice r ON r.id = l.communityofpractice_id WHERE l.skill_id = k.id))
  FROM skills r
 CROSS JOIN LATERAL (SELECT r.id) k
 WHERE r.id = CAST($2 AS uuid)
   FOR UPDATE OF r;

PREPARE "admin_skill_create" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
INSERT INTO skills AS r (id, "name")
SELECT coalesce(CAST($2 AS uuid), uuidv7()), p."name"
  FROM jsonb_populate_record(NULL::skills, $3) p
RETURNING r.name AS label,
	CAST(NULL AS jsonb) AS before,
	to_jsonb(r) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'skill', w.id, w.label, 'add',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version,
	CAST($8 AS text), CAST($9 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_skill_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE skills AS r
   SET ("name") = (SELECT p."name"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	r.name AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'skill', w.id, w.label, 'change',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version,
	CAST($8 AS text), CAST($9 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_skill_links" AS
WITH gone AS (
DELETE FROM skills_communities_of_practice
 WHERE skill_id = $1 AND NOT communityofpractice_id = ANY(CAST($2 AS uuid[]))),
come AS (
INSERT INTO skills_communities_of_practice (skill_id, communityofpractice_id)
SELECT CAST($1 AS uuid), k.id FROM unnest(CAST($2 AS uuid[])) k (id)
ON CONFLICT DO NOTHING)
SELECT jsonb_build_object('communities_of_practice',
	coalesce(jsonb_agg(communityofpractice_id ORDER BY communityofpractice_id), '[]'))
  FROM skills_communities_of_practice
 WHERE skill_id = $1;

PREPARE "admin_refs_skill" AS
SELECT
	EXISTS (SELECT FROM skills WHERE folded(name) = folded(CAST($1 AS text)) AND id IS DISTINCT FROM CAST($2 AS uuid)),
	ARRAY(SELECT k.id FROM unnest(CAST($3 AS uuid[])) k (id) JOIN community_of_practice USING (id));

PREPARE "admin_role_record" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	role_title(r),
	jsonb_build_object(
	'id', r."id",
	'title', r."title",
	'community_of_practice', r."community_of_practice_id",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'used_by', (SELECT count(*) FROM opportunities o WHERE o.role_id = r.id),
	'in_use', EXISTS (SELECT FROM opportunities o WHERE o.role_id = r.id)),
	jsonb_build_object(
	'community_of_practice', (SELECT community_label(r.practice_area) FROM community_of_practice r WHERE r.id = k."community_of_practice"))
  FROM roles r
 CROSS JOIN LATERAL (SELECT r.id, r."community_of_practice_id" AS "community_of_practice") k
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_role_record_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	role_title(r),
	jsonb_build_object(
	'id', r."id",
	'title', r."title",
	'community_of_practice', r."community_of_practice_id",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'used_by', (SELECT count(*) FROM opportunities o WHERE o.role_id = r.id),
	'in_use', EXISTS (SELECT FROM opportunities o WHERE o.role_id = r.id)),
	jsonb_build_object(
	'community_of_practice', (SELECT community_label(r.practice_area) FROM community_of_practice r WHERE r.id = k."community_of_practice"))
  FROM roles r
 CROSS JOIN LATERAL (SELECT r.id, r."community_of_practice_id" AS "community_of_practice") k
 WHERE r.id = CAST($2 AS uuid)
   FOR UPDATE OF r;

PREPARE "admin_role_create" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
INSERT INTO roles AS r (id, "title", "community_of_practice_id")
SELECT coalesce(CAST($2 AS uuid), uuidv7()), p."title", p."community_of_practice_id"
  FROM jsonb_populate_record(NULL::roles, $3) p
RETURNING role_title(r) AS label,
	CAST(NULL AS jsonb) AS before,
	to_jsonb(r) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'role', w.id, w.label, 'add',
	audit_diff(w.before, w.after), w.version,
	CAST($6 AS text), CAST($7 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_role_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE roles AS r
   SET ("title", "community_of_practice_id") = (SELECT p."title", p."community_of_practice_id"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	role_title(r) AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'role', w.id, w.label, 'change',
	audit_diff(w.before, w.after), w.version,
	CAST($6 AS text), CAST($7 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_refs_role" AS
SELECT
	(CAST($1 AS uuid) IS NULL OR EXISTS (SELECT FROM community_of_practice WHERE id = $1));

PREPARE "admin_communityofpractice_record" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	community_label(r.practice_area),
	jsonb_build_object(
	'id', r."id",
	'practice_area', r."practice_area",
	'description', r."description",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'role_count', (SELECT count(*) FROM roles o WHERE o.community_of_practice_id = r.id),
	'skill_count', (SELECT count(*) FROM skills_communities_of_practice l WHERE l.communityofpractice_id = r.id)),
	jsonb_build_object(
)
  FROM community_of_practice r
 CROSS JOIN LATERAL (SELECT r.id) k
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_communityofpractice_record_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	community_label(r.practice_area),
	jsonb_build_object(
	'id', r."id",
	'practice_area', r."practice_area",
	'description', r."description",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'role_count', (SELECT count(*) FROM roles o WHERE o.community_of_practice_id = r.id),
	'skill_count', (SELECT count(*) FROM skills_communities_of_practice l WHERE l.communityofpractice_id = r.id)),
	jsonb_build_object(
)
  FROM community_of_practice r
 CROSS JOIN LATERAL (SELECT r.id) k
 WHERE r.id = CAST($2 AS uuid)
   FOR UPDATE OF r;

PREPARE "admin_communityofpractice_create" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
INSERT INTO community_of_practice AS r (id, "practice_area", "description")
SELECT coalesce(CAST($2 AS uuid), uuidv7()), p."practice_area", p."description"
  FROM jsonb_populate_record(NULL::community_of_practice, $3) p
RETURNING community_label(r.practice_area) AS label,
	CAST(NULL AS jsonb) AS before,
	to_jsonb(r) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'communityofpractice', w.id, w.label, 'add',
	audit_diff(w.before, w.after), w.version,
	CAST($6 AS text), CAST($7 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_communityofpractice_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE community_of_practice AS r
   SET ("practice_area", "description") = (SELECT p."practice_area", p."description"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	community_label(r.practice_area) AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'communityofpractice', w.id, w.label, 'change',
	audit_diff(w.before, w.after), w.version,
	CAST($6 AS text), CAST($7 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_refs_communityofpractice" AS
SELECT
	EXISTS (SELECT FROM community_of_practice WHERE (practice_area) = (CAST($1 AS text)) AND id IS DISTINCT FROM CAST($2 AS uuid));

PREPARE "admin_skillmatrix_record" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody'),
	jsonb_build_object(
	'id', r."id",
	'skill_matrix', r."skill_matrix",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'belongs_to', (CASE WHEN EXISTS (SELECT FROM opportunities o WHERE o.skills_required_matrix_id = r.id) THEN 'listing' WHEN EXISTS (SELECT FROM users u WHERE u.skills_learned_matrix_id = r.id) THEN 'person' ELSE 'nobody' END),
	'owner', coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), ''),
	'row_count', (SELECT count(*) FROM jsonb_object_keys(r.skill_matrix)),
	'problem_count', (SELECT count(*) FROM jsonb_object_keys(r.skill_matrix) k WHERE NOT EXISTS (SELECT FROM skills s WHERE s.id::text = k)),
	'unknown_skills', EXISTS (SELECT FROM jsonb_object_keys(r.skill_matrix) k WHERE NOT EXISTS (SELECT FROM skills s WHERE s.id::text = k))),
	jsonb_build_object(
)
  FROM skill_matrices r
 CROSS JOIN LATERAL (SELECT r.id) k
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_skillmatrix_record_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody'),
	jsonb_build_object(
	'id', r."id",
	'skill_matrix', r."skill_matrix",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'belongs_to', (CASE WHEN EXISTS (SELECT FROM opportunities o WHERE o.skills_required_matrix_id = r.id) THEN 'listing' WHEN EXISTS (SELECT FROM users u WHERE u.skills_learned_matrix_id = r.id) THEN 'person' ELSE 'nobody' END),
	'owner', coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), ''),
	'row_count', (SELECT count(*) FROM jsonb_object_keys(r.skill_matrix)),
	'problem_count', (SELECT count(*) FROM jsonb_object_keys(r.skill_matrix) k WHERE NOT EXISTS (SELECT FROM skills s WHERE s.id::text = k)),
	'unknown_skills', EXISTS (SELECT FROM jsonb_object_keys(r.skill_matrix) k WHERE NOT EXISTS (SELECT FROM skills s WHERE s.id::text = k))),
	jsonb_build_object(
)
  FROM skill_matrices r
 CROSS JOIN LATERAL (SELECT r.id) k
 WHERE r.id = CAST($2 AS uuid)
   FOR UPDATE OF r;

PREPARE "admin_skillmatrix_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE skill_matrices AS r
   SET ("skill_matrix") = (SELECT p."skill_matrix"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody') AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'skillmatrix', w.id, w.label, 'change',
	audit_diff(w.before, w.after), w.version,
	CAST($6 AS text), CAST($7 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_customuser_record" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	coalesce(nullif(r.name, ''), r.email),
	jsonb_build_object(
	'id', r."id",
	'people_depot_user_id', r."people_depot_user_id",
	'name', r."name",
	'email', r."email",
	'community_of_practice', r."community_of_practice_id",
	'skills_learned_matrix', r."skills_learned_matrix_id",
	'skill_names', (SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_learned_matrix_id),
	'max_available_hours', r."max_available_hours",
	'meeting_availability', r."meeting_availability",
	'isProjectManager', r."isProjectManager",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'skills', (SELECT m.skill_matrix FROM skill_matrices m WHERE m.id = r.skills_learned_matrix_id),
	'time_zone', r."time_zone",
	'onboarded_on', r."onboarded_on",
	'username', r."username",
	'first_name', r."first_name",
	'last_name', r."last_name",
	'is_active', r."is_active",
	'is_staff', r."is_staff",
	'is_superuser', r."is_superuser",
	'last_login', r."last_login",
	'date_joined', r."date_joined",
	'access', (CASE WHEN r.is_superuser THEN 'Superuser' WHEN r.is_staff THEN 'Curator' WHEN r."isProjectManager" THEN 'Project manager' ELSE '' END),
	'listing_count', (SELECT count(*) FROM opportunities o WHERE o.created_by_id = r.id)),
	jsonb_build_object(
	'community_of_practice', (SELECT community_label(r.practice_area) FROM community_of_practice r WHERE r.id = k."community_of_practice"),
	'skills_learned_matrix', (SELECT 'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody') FROM skill_matrices r WHERE r.id = k."skills_learned_matrix"),
	'skills', (SELECT jsonb_object_agg(s.id, s.name) FROM skill_matrices m JOIN skills s ON m.skill_matrix ? s.id::text WHERE m.id = r.skills_learned_matrix_id))
  FROM users r
 CROSS JOIN LATERAL (SELECT r.id, r."community_of_practice_id" AS "community_of_practice", r."skills_learned_matrix_id" AS "skills_learned_matrix") k
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_customuser_record_lock" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT coalesce(r.id = (SELECT id FROM caller), false),
	r.updated_at,
	coalesce(nullif(r.name, ''), r.email),
	jsonb_build_object(
	'id', r."id",
	'people_depot_user_id', r."people_depot_user_id",
	'name', r."name",
	'email', r."email",
	'community_of_practice', r."community_of_practice_id",
	'skills_learned_matrix', r."skills_learned_matrix_id",
	'skill_names', (SELECT coalesce(jsonb_agg(s.name ORDER BY s.folded, s.name), '[]') FROM skill_matrices m CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) k (key) CROSS JOIN LATERAL (SELECT name COLLATE "C" AS name, lower(name) COLLATE "C" AS folded FROM skills WHERE id::text = k.key LIMIT 1) s WHERE m.id = r.skills_learned_matrix_id),
	'max_available_hours', r."max_available_hours",
	'meeting_availability', r."meeting_availability",
	'isProjectManager', r."isProjectManager",
	'created_at', r."created_at",
	'updated_at', r."updated_at",
	'skills', (SELECT m.skill_matrix FROM skill_matrices m WHERE m.id = r.skills_learned_matrix_id),
	'time_zone', r."time_zone",
	'onboarded_on', r."onboarded_on",
	'username', r."username",
	'first_name', r."first_name",
	'last_name', r."last_name",
	'is_active', r."is_active",
	'is_staff', r."is_staff",
	'is_superuser', r."is_superuser",
	'last_login', r."last_login",
	'date_joined', r."date_joined",
	'access', (CASE WHEN r.is_superuser THEN 'Superuser' WHEN r.is_staff THEN 'Curator' WHEN r."isProjectManager" THEN 'Project manager' ELSE '' END),
	'listing_count', (SELECT count(*) FROM opportunities o WHERE o.created_by_id = r.id)),
	jsonb_build_object(
	'community_of_practice', (SELECT community_label(r.practice_area) FROM community_of_practice r WHERE r.id = k."community_of_practice"),
	'skills_learned_matrix', (SELECT 'Skills of ' || coalesce((SELECT opportunity_title(o) FROM opportunities o WHERE o.skills_required_matrix_id = r.id), (SELECT u.name FROM users u WHERE u.skills_learned_matrix_id = r.id), 'nobody') FROM skill_matrices r WHERE r.id = k."skills_learned_matrix"),
	'skills', (SELECT jsonb_object_agg(s.id, s.name) FROM skill_matrices m JOIN skills s ON m.skill_matrix ? s.id::text WHERE m.id = r.skills_learned_matrix_id))
  FROM users r
 CROSS JOIN LATERAL (SELECT r.id, r."community_of_practice_id" AS "community_of_practice", r."skills_learned_matrix_id" AS "skills_learned_matrix") k
 WHERE r.id = CAST($2 AS uuid)
   FOR UPDATE OF r;

PREPARE "admin_customuser_create" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
INSERT INTO users AS r (id, "people_depot_user_id", "name", "email", "community_of_practice_id", "skills_learned_matrix_id", "max_available_hours", "meeting_availability", "isProjectManager", "time_zone", "onboarded_on", "username", "first_name", "last_name", "is_active", "is_staff", "is_superuser", "password")
SELECT coalesce(CAST($2 AS uuid), uuidv7()), p."people_depot_user_id", p."name", p."email", p."community_of_practice_id", p."skills_learned_matrix_id", p."max_available_hours", p."meeting_availability", p."isProjectManager", p."time_zone", p."onboarded_on", p."username", p."first_name", p."last_name", p."is_active", p."is_staff", p."is_superuser", p."password"
  FROM jsonb_populate_record(NULL::users, $3) p
RETURNING coalesce(nullif(r.name, ''), r.email) AS label,
	CAST(NULL AS jsonb) AS before,
	to_jsonb(r) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'customuser', w.id, w.label, 'add',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version,
	CAST($8 AS text), CAST($9 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_customuser_update" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE users AS r
   SET ("people_depot_user_id", "name", "email", "community_of_practice_id", "skills_learned_matrix_id", "max_available_hours", "meeting_availability", "isProjectManager", "time_zone", "onboarded_on", "username", "first_name", "last_name", "is_active", "is_staff", "is_superuser", "password") = (SELECT p."people_depot_user_id", p."name", p."email", p."community_of_practice_id", p."skills_learned_matrix_id", p."max_available_hours", p."meeting_availability", p."isProjectManager", p."time_zone", p."onboarded_on", p."username", p."first_name", p."last_name", p."is_active", p."is_staff", p."is_superuser", p."password"
	  FROM jsonb_populate_record(r, $2) p)
 WHERE r.id = $3
RETURNING WITH (OLD AS o, NEW AS n)
	coalesce(nullif(r.name, ''), r.email) AS label,
	to_jsonb(o) AS before,
	to_jsonb(n) AS after,
	coalesce(r.id = (SELECT id FROM caller), false) AS own,
	r.updated_at AS version, r.id), audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via,
	request_id, ip, model, object_id, object_label, action,
	diff, version, note, batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'customuser', w.id, w.label, 'change',
	audit_diff(w.before || coalesce(CAST($6 AS jsonb), '{}'), w.after || coalesce(CAST($7 AS jsonb), '{}')), w.version,
	CAST($8 AS text), CAST($9 AS uuid)
  FROM w)
SELECT w.own, w.version, w.id, w.label FROM w;

PREPARE "admin_customuser_skills" AS
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

PREPARE "admin_customuser_unskill" AS
DELETE FROM skill_matrices m
 USING users r
 WHERE r.id = CAST($1 AS uuid)
   AND m.id = r.skills_learned_matrix_id
RETURNING m.id, jsonb_build_object('skills', m.skill_matrix);

PREPARE "admin_refs_customuser" AS
SELECT
	EXISTS (SELECT FROM users WHERE lower(email) = lower(CAST($1 AS text)) AND id IS DISTINCT FROM CAST($2 AS uuid)),
	(CAST($3 AS uuid) IS NULL OR EXISTS (SELECT FROM community_of_practice WHERE id = $3)),
	ARRAY(SELECT k.id FROM unnest(CAST($4 AS uuid[])) k (id) JOIN skills USING (id));

PREPARE "admin_options_opportunity" AS
(SELECT 'project_name', '', o.v, '',
	row_number() OVER (ORDER BY o.latest DESC, o.v)
  FROM (SELECT "project_name" AS v, max(updated_at) AS latest
	FROM (SELECT * FROM opportunities ORDER BY updated_at DESC
		LIMIT 1000) r
	GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500) o
 WHERE o.v <> '')
UNION ALL
(SELECT 'role', CAST(o.id AS text), o.title, community_label(c.practice_area),
	row_number() OVER (ORDER BY community_label(c.practice_area), lower(o.title), o.id)
  FROM roles o JOIN community_of_practice c ON c.id = o.community_of_practice_id LIMIT 5000)
UNION ALL
(SELECT 'customuser', CAST(o.id AS text), o.name || ' (' || o.email || ')', '',
	row_number() OVER (ORDER BY lower(o.name), o.id)
  FROM users o WHERE o.is_active AND (o.is_staff OR o.is_superuser OR o."isProjectManager") LIMIT 5000)
UNION ALL
(SELECT 'skill', CAST(o.id AS text), o.name, coalesce((SELECT string_agg(community_label(c.practice_area), ', ' ORDER BY c.practice_area) FROM skills_communities_of_practice l JOIN community_of_practice c ON c.id = l.communityofpractice_id WHERE l.skill_id = o.id), ''),
	row_number() OVER (ORDER BY lower(o.name), o.id)
  FROM skills o LIMIT 5000)
UNION ALL
(SELECT 'copy', CAST(r.id AS text), opportunity_title(r), '',
	row_number() OVER (ORDER BY r.updated_at DESC, r.id)
  FROM opportunities r
 WHERE r.skills_required_matrix_id IS NOT NULL
 ORDER BY r.updated_at DESC, r.id LIMIT 20)
 ORDER BY 1, 5;

PREPARE "admin_options_skill" AS
(SELECT 'communityofpractice', CAST(o.id AS text), community_label(o.practice_area), '',
	row_number() OVER (ORDER BY community_label(o.practice_area))
  FROM community_of_practice o LIMIT 5000)
 ORDER BY 1, 5;

PREPARE "admin_options_role" AS
(SELECT 'communityofpractice', CAST(o.id AS text), community_label(o.practice_area), '',
	row_number() OVER (ORDER BY community_label(o.practice_area))
  FROM community_of_practice o LIMIT 5000)
 ORDER BY 1, 5;

PREPARE "admin_options_communityofpractice" AS
(SELECT 'practice_area', '', o.v, '',
	row_number() OVER (ORDER BY o.latest DESC, o.v)
  FROM (SELECT "practice_area" AS v, max(updated_at) AS latest
	FROM (SELECT * FROM community_of_practice ORDER BY updated_at DESC
		LIMIT 1000) r
	GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500) o
 WHERE o.v <> '')
 ORDER BY 1, 5;

PREPARE "admin_options_skillmatrix" AS
(SELECT 'skill', CAST(o.id AS text), o.name, coalesce((SELECT string_agg(community_label(c.practice_area), ', ' ORDER BY c.practice_area) FROM skills_communities_of_practice l JOIN community_of_practice c ON c.id = l.communityofpractice_id WHERE l.skill_id = o.id), ''),
	row_number() OVER (ORDER BY lower(o.name), o.id)
  FROM skills o LIMIT 5000)
 ORDER BY 1, 5;

PREPARE "admin_options_customuser" AS
(SELECT 'communityofpractice', CAST(o.id AS text), community_label(o.practice_area), '',
	row_number() OVER (ORDER BY community_label(o.practice_area))
  FROM community_of_practice o LIMIT 5000)
UNION ALL
(SELECT 'skill', CAST(o.id AS text), o.name, coalesce((SELECT string_agg(community_label(c.practice_area), ', ' ORDER BY c.practice_area) FROM skills_communities_of_practice l JOIN community_of_practice c ON c.id = l.communityofpractice_id WHERE l.skill_id = o.id), ''),
	row_number() OVER (ORDER BY lower(o.name), o.id)
  FROM skills o LIMIT 5000)
 ORDER BY 1, 5;

PREPARE "admin_once_seen" AS
SELECT location FROM admin_once
 WHERE id = CAST($1 AS uuid)
   AND user_id = $2
   AND at > now() - interval '1 day';

PREPARE "admin_once_mark" AS
WITH stale AS (
	DELETE FROM admin_once
	 WHERE id IN (SELECT id FROM admin_once
		WHERE at < now() - interval '1 day'
		LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO admin_once (id, user_id, location)
VALUES (CAST($1 AS uuid), $2, $3)
ON CONFLICT DO NOTHING
RETURNING id;

PREPARE "admin_meanwhile" AS
SELECT coalesce((SELECT u.name FROM users u WHERE u.id = a.actor_id),
	a.actor_label, 'Somebody'), admin_time(a.at, $1), a.diff
  FROM admin_audit a
 WHERE a.model = $2
   AND a.object_id = $3
   AND a.version > CAST($4 AS timestamptz)
 ORDER BY a.id
 LIMIT 100;

PREPARE "admin_taken_skill_name" AS
SELECT r.id, r.name
  FROM skills r
 WHERE folded(r.name) = folded(CAST($1 AS text))
   AND r.id IS DISTINCT FROM CAST($2 AS uuid)
 LIMIT 1;

PREPARE "admin_taken_communityofpractice_practice_area" AS
SELECT r.id, community_label(r.practice_area)
  FROM community_of_practice r
 WHERE (r.practice_area) = (CAST($1 AS text))
   AND r.id IS DISTINCT FROM CAST($2 AS uuid)
 LIMIT 1;

PREPARE "admin_taken_customuser_email" AS
SELECT r.id, coalesce(nullif(r.name, ''), r.email)
  FROM users r
 WHERE lower(r.email) = lower(CAST($1 AS text))
   AND r.id IS DISTINCT FROM CAST($2 AS uuid)
 LIMIT 1;

PREPARE "admin_about" AS
SELECT admin_time(CAST($1 AS timestamptz), $2),
	admin_time(CAST($3 AS timestamptz), $2),
	(SELECT coalesce((SELECT u.name FROM users u
		WHERE u.id = a.actor_id), a.actor_label)
	   FROM admin_audit a
	  WHERE a.model = $4 AND a.object_id = $5
	  ORDER BY a.id DESC LIMIT 1),
	(SELECT string_agg(u.name || ' began to edit this '
		|| split_part(admin_time(p.at, $2), '|', 3), '. ')
	   FROM admin_presence p JOIN users u ON u.id = p.user_id
	  WHERE p.model = $4 AND p.object_id = CAST($5 AS uuid)
	    AND p.user_id <> $6
	    AND p.at > now() - interval '15 minutes');

PREPARE "admin_history" AS
SELECT a.id, admin_time(a.at, $1),
	coalesce((SELECT u.name FROM users u WHERE u.id = a.actor_id),
		a.actor_label, '-'),
	a.action, a.diff, a.note
  FROM admin_audit a
 WHERE a.model = $2
   AND a.object_id = $3
   AND (CAST($4 AS text) IS NULL OR a.action = $4)
 ORDER BY a.id DESC
 LIMIT 51 OFFSET CAST($5 AS integer);

PREPARE "admin_history_entry" AS
SELECT a.diff FROM admin_audit a
 WHERE a.id = CAST($1 AS bigint)
   AND a.model = $2
   AND a.object_id = $3
   AND a.action = 'change';

PREPARE "admin_superusers" AS
SELECT u.id FROM users u
 WHERE u.is_superuser AND u.is_active
 ORDER BY u.id
   FOR UPDATE;

PREPARE "admin_end_sessions" AS
DELETE FROM sessions s
 WHERE s.user_id = CAST($1 AS uuid)
   AND s.user_id <> $2
   AND EXISTS (SELECT FROM admin_audit a,
	jsonb_array_elements(a.diff) d
	WHERE a.batch = CAST($3 AS uuid)
	  AND a.object_id = CAST($1 AS text)
	  AND d ->> 'f' IN ('is_active', 'is_staff', 'is_superuser',
		'isProjectManager', 'password'));

PREPARE "admin_activity" AS
SELECT admin_time(a.at, $1), a.action,
	coalesce(a.object_label, '')
  FROM admin_audit a
 WHERE a.actor_id = CAST($2 AS uuid)
 ORDER BY a.id DESC
 LIMIT 10;

PREPARE "admin_end_others" AS
DELETE FROM sessions
 WHERE user_id = $1 AND key_hash <> $2;

PREPARE "admin_sessions" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active)
SELECT encode(sha256(s.key_hash), 'hex'), admin_time(s.created_at, $2),
	to_char(s.expires_at AT TIME ZONE $2, 'FMMonth FMDD, YYYY'),
	s.key_hash = $1
  FROM sessions s
 WHERE s.user_id = CAST($3 AS uuid) AND s.expires_at > now()
   AND (s.user_id = (SELECT id FROM caller) OR (SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)))
 ORDER BY s.created_at DESC, s.key_hash
 LIMIT 100;

PREPARE "admin_sessions_end" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
DELETE FROM sessions s
 WHERE s.user_id = CAST($2 AS uuid) AND s.expires_at > now()
   AND (s.user_id = (SELECT id FROM caller) OR (SELECT is_superuser FROM users WHERE id = (SELECT id FROM caller)))
   AND s.key_hash <> $1
   AND CAST($3 AS text) IN ('all', encode(sha256(s.key_hash), 'hex'))
RETURNING s.user_id),
audit AS (
INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,
	model, object_id, object_label, action)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'customuser', r.id, coalesce(nullif(r.name, ''), r.email), 'sessions_ended'
  FROM users r WHERE r.id IN (SELECT w.user_id FROM w))
SELECT count(*) FROM w;

PREPARE "admin_posting_twin" AS
SELECT EXISTS (SELECT FROM opportunities r
	WHERE r.status = 'open'
	  AND r.role_id = CAST($1 AS uuid)
	  AND lower(r.project_name) = lower(CAST($2 AS text))
	  AND r.id IS DISTINCT FROM CAST($3 AS uuid)),
	today();

PREPARE "admin_posting_aside" AS
SELECT admin_time(r.opened_at, $1),
	(SELECT admin_time(c.at, $1) FROM admin_confirmed c
	  WHERE c.opportunity_id = r.id),
	is_current(r), r.status = 'open'
  FROM opportunities r
 WHERE r.id = CAST($2 AS uuid);

PREPARE "admin_presence" AS
WITH stale AS (
	DELETE FROM admin_presence
	 WHERE (model, object_id, user_id) IN (
		SELECT model, object_id, user_id FROM admin_presence
		 WHERE at < now() - interval '1 day'
		 LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO admin_presence AS p (user_id, model, object_id)
VALUES ($1, $2, CAST($3 AS uuid))
ON CONFLICT (model, object_id, user_id) DO UPDATE SET at = now()
 WHERE p.at < now() - interval '15 minutes';

PREPARE "admin_remove_roles" AS
SELECT role_title(r), '/admin/ctj_api/role/' || r.id || '/change/',
	count(*) OVER ()
  FROM roles r
 WHERE r.community_of_practice_id = CAST($1 AS uuid)
 ORDER BY lower(r.title), r.id
 LIMIT 100;

PREPARE "admin_remove_postings" AS
SELECT opportunity_title(r),
	'/admin/ctj_api/opportunity/' || r.id || '/change/',
	count(*) OVER ()
  FROM opportunities r
 WHERE r.role_id = CAST($1 AS uuid)
 ORDER BY r.created_at, r.id
 LIMIT 100;

PREPARE "admin_remove_others" AS
SELECT role_title(r), r.id
  FROM roles r
 WHERE r.id <> CAST($1 AS uuid)
 ORDER BY lower(r.title), r.id
 LIMIT 100;

PREPARE "admin_remove_move" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
w AS (
UPDATE opportunities r SET role_id = CAST($2 AS uuid)
 WHERE r.role_id = CAST($3 AS uuid)
RETURNING WITH (OLD AS o, NEW AS n) n.id, n.updated_at,
	opportunity_title(n) AS label, to_jsonb(o) AS before,
	to_jsonb(n) AS after)
INSERT INTO admin_audit (actor_id, actor_label, via, request_id, ip,
	model, object_id, object_label, action, diff, note, version,
	batch)
SELECT (SELECT id FROM caller), (SELECT email FROM caller), 'admin', $4,
	CAST($5 AS inet), 'opportunity', w.id, w.label, 'change',
	audit_diff(w.before, w.after), 'The role was deleted',
	w.updated_at, CAST($6 AS uuid)
  FROM w;

PREPARE "admin_remove_saved" AS
SELECT count(*) FROM saved_opportunities
 WHERE opportunity_id = CAST($1 AS uuid);

PREPARE "admin_skill_use" AS
(SELECT 'listing', opportunity_title(r),
	'/admin/ctj_api/opportunity/' || r.id || '/change/',
	m.skill_matrix ->> CAST($1 AS text)
  FROM opportunities r
  JOIN skill_matrices m ON m.id = r.skills_required_matrix_id
 WHERE m.skill_matrix ? CAST($1 AS text)
 ORDER BY r.updated_at DESC, r.id LIMIT 10)
UNION ALL
(SELECT 'person', u.name || ' (' || u.email || ')',
	CASE WHEN CAST($2 AS boolean)
		THEN '/admin/accounts/customuser/' || u.id || '/change/' END,
	m.skill_matrix ->> CAST($1 AS text)
  FROM users u
  JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id
 WHERE m.skill_matrix ? CAST($1 AS text)
   AND CAST($3 AS boolean) AND u.is_active
 ORDER BY (m.skill_matrix ->> CAST($1 AS text)) DESC, u.name, u.id
 LIMIT 10);

PREPARE "admin_deleted" AS
SELECT a.model, a.object_id, a.object_label, a.diff
  FROM admin_audit a
 WHERE a.id = CAST($1 AS bigint)
   AND a.action = 'delete'
   AND a.at > now() - interval '90 days';

PREPARE "admin_undo" AS
SELECT a.model, a.object_id, a.version, a.diff
  FROM admin_audit a
 WHERE a.batch = CAST($1 AS uuid)
   AND a.actor_id = $2
   AND a.action = 'change'
   AND a.at > now() - interval '1 day'
 ORDER BY a.object_id
 LIMIT 5000;

