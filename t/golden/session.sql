PREPARE "session_find" AS
SELECT u.id, u."isProjectManager", u.is_staff, u.is_superuser
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active;

PREPARE "session_open" AS
WITH stale AS (
	DELETE FROM sessions
	 WHERE key_hash IN (SELECT key_hash FROM sessions
		WHERE expires_at <= now() LIMIT 20 FOR UPDATE SKIP LOCKED)),
old AS (
	DELETE FROM sessions WHERE key_hash = $1)
INSERT INTO sessions (key_hash, user_id, expires_at)
VALUES ($2, $3,
	now() + CAST($4 AS integer) * interval '1 second');

PREPARE "session_close" AS
DELETE FROM sessions WHERE key_hash = $1;

