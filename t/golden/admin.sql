PREPARE "admin_person" AS
SELECT u.name, u.email,
	CASE WHEN is_time_zone(u.time_zone) THEN u.time_zone
		ELSE 'America/Los_Angeles' END,
	(SELECT count(*) FROM opportunities WHERE created_by_id = u.id),
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
		WHERE since < now() - interval '1 hour' AND key <> $1
		LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO throttle AS t (key, count, since)
VALUES ($1, 1, now())
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
		WHERE since < now() - interval '1 hour' AND key <> $1
		LIMIT 20 FOR UPDATE SKIP LOCKED))
INSERT INTO throttle AS t (key, count, since)
VALUES ($1, 1, now())
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
 WHERE key = $1;

PREPARE "throttle_clear" AS
DELETE FROM throttle WHERE key = $1;

