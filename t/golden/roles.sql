PREPARE "roles_read" AS
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
	r."title" AS "title",
	r."community_of_practice_id" AS "community_of_practice",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at"
  FROM roles r
 WHERE r.id = $2
   AND true;

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
	r."title" AS "title",
	r."community_of_practice_id" AS "community_of_practice",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	r.created_at AS sort,
	r.id AS row_id
  FROM roles r
 WHERE true
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
	r."title" AS "title",
	r."community_of_practice_id" AS "community_of_practice",
	r."created_at" AS "created_at",
	r."updated_at" AS "updated_at",
	r.created_at AS sort,
	r.id AS row_id
  FROM roles r
 WHERE true
   AND (r.created_at, r.id) > ($2::timestamptz, $3)
 ORDER BY r.created_at, r.id
 LIMIT $4;

