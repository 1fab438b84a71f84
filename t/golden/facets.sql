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

PREPARE "facets_e_0" AS
WITH base AS MATERIALIZED (
SELECT * FROM (
SELECT r.role_id, r.project_name, r.min_hours_required,
	r.work_environment, s.days, s.skills
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r) AND s.open) r),
names AS MATERIALIZED (
SELECT min(btrim(g.project_name) COLLATE "C") AS name,
	lower(btrim(g.project_name)) AS folded,
	sum(g.n) AS n
  FROM (SELECT b.project_name, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
 GROUP BY 2)
SELECT f.* FROM (
(SELECT -1 AS facet, NULL AS value, NULL AS label, count(*) AS n
  FROM base b
 WHERE true
) UNION ALL (SELECT 0, c.practice_area, NULL, sum(g.n)
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
  JOIN community_of_practice c
    ON c.id = o.community_of_practice_id
 GROUP BY c.practice_area) UNION ALL (SELECT 1, o.id::text, o.title, g.n
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
 ORDER BY g.n DESC, o.title COLLATE "C", o.id LIMIT 100) UNION ALL (SELECT 2, k.id::text, k.name, g.n
  FROM (SELECT u.id, count(*) AS n
	  FROM base b CROSS JOIN unnest(b.skills) u (id)
 WHERE true
 GROUP BY 1) g
  JOIN skills k ON k.id = g.id
 ORDER BY g.n DESC, k.name COLLATE "C", k.id LIMIT 100) UNION ALL (SELECT 3, v.name, v.name, sum(n.n)
  FROM names n
  JOIN (SELECT * FROM names WHERE folded <> ''
	ORDER BY n DESC, name LIMIT 500) v
    ON strpos(n.folded, v.folded) > 0
 GROUP BY v.name
 ORDER BY 4 DESC, v.name LIMIT 100) UNION ALL (SELECT 4, b.work_environment, NULL, count(*)
  FROM base b
 WHERE true
 GROUP BY b.work_environment) UNION ALL (SELECT 5, u.day, NULL, sum(g.n)
  FROM (SELECT b.days, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
  CROSS JOIN unnest(g.days) u (day)
 GROUP BY u.day) UNION ALL (SELECT 6, u.most::text, NULL, sum(g.n)
  FROM (SELECT b.min_hours_required AS hours, count(*) AS n
	  FROM base b
 WHERE true
 GROUP BY 1) g
  JOIN unnest('{5,10,15,20}'::integer[]) u (most)
    ON g.hours <= u.most
 GROUP BY u.most)) f
 ORDER BY facet, n DESC, label COLLATE "C", value;

PREPARE "facets_m_0" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
base AS MATERIALIZED (
SELECT * FROM (
SELECT r.role_id, r.project_name, r.min_hours_required,
	r.work_environment, s.days, s.skills
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r) AND s.open) r),
names AS MATERIALIZED (
SELECT min(btrim(g.project_name) COLLATE "C") AS name,
	lower(btrim(g.project_name)) AS folded,
	sum(g.n) AS n
  FROM (SELECT b.project_name, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
 GROUP BY 2)
SELECT f.* FROM (
(SELECT -1 AS facet, NULL AS value, NULL AS label, count(*) AS n
  FROM base b
 WHERE true
) UNION ALL (SELECT 0, c.practice_area, NULL, sum(g.n)
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
  JOIN community_of_practice c
    ON c.id = o.community_of_practice_id
 GROUP BY c.practice_area) UNION ALL (SELECT 1, o.id::text, o.title, g.n
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
 ORDER BY g.n DESC, o.title COLLATE "C", o.id LIMIT 100) UNION ALL (SELECT 2, k.id::text, k.name, g.n
  FROM (SELECT u.id, count(*) AS n
	  FROM base b CROSS JOIN unnest(b.skills) u (id)
 WHERE true
 GROUP BY 1) g
  JOIN skills k ON k.id = g.id
 ORDER BY g.n DESC, k.name COLLATE "C", k.id LIMIT 100) UNION ALL (SELECT 3, v.name, v.name, sum(n.n)
  FROM names n
  JOIN (SELECT * FROM names WHERE folded <> ''
	ORDER BY n DESC, name LIMIT 500) v
    ON strpos(n.folded, v.folded) > 0
 GROUP BY v.name
 ORDER BY 4 DESC, v.name LIMIT 100) UNION ALL (SELECT 4, b.work_environment, NULL, count(*)
  FROM base b
 WHERE true
 GROUP BY b.work_environment) UNION ALL (SELECT 5, u.day, NULL, sum(g.n)
  FROM (SELECT b.days, count(*) AS n FROM base b
 WHERE true
 GROUP BY 1) g
  CROSS JOIN unnest(g.days) u (day)
 GROUP BY u.day) UNION ALL (SELECT 6, u.most::text, NULL, sum(g.n)
  FROM (SELECT b.min_hours_required AS hours, count(*) AS n
	  FROM base b
 WHERE true
 GROUP BY 1) g
  JOIN unnest('{5,10,15,20}'::integer[]) u (most)
    ON g.hours <= u.most
 GROUP BY u.most)) f
 ORDER BY facet, n DESC, label COLLATE "C", value;

PREPARE "facets_e_7fe" AS
WITH base AS MATERIALIZED (
SELECT * FROM (
SELECT r.role_id, r.project_name, r.min_hours_required,
	r.work_environment, s.days, s.skills,
	(r.role_id IN (
	SELECT o.id
	  FROM roles o
	  JOIN community_of_practice c
	    ON c.id = o.community_of_practice_id
	 WHERE c.practice_area = ANY($1)
	    OR c.id::text = ANY($1))) AS is_community_of_practice,
	(r.role_id = ANY($2)) AS is_role,
	(s.skills && CAST($3 AS uuid[])) AS is_skill,
	(lower(r.project_name) LIKE anywhere($4)) AS is_project,
	(r.work_environment = ANY($5)) AS is_work_environment,
	(r.min_hours_required <= $6) AS is_max_hours,
	(s.days && CAST($7 AS text[])) AS is_day
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE is_current(r) AND s.open
   AND s.public_words @@ search_query($8)
   AND r.id = ANY(CAST($9 AS uuid[]))
   AND r.id = ANY(CAST($10 AS uuid[]))) r
 WHERE is_community_of_practice::integer + is_role::integer + is_skill::integer + is_project::integer + is_work_environment::integer + is_max_hours::integer + is_day::integer >= 6),
names AS MATERIALIZED (
SELECT min(btrim(g.project_name) COLLATE "C") AS name,
	lower(btrim(g.project_name)) AS folded,
	sum(g.n) AS n
  FROM (SELECT b.project_name, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
 GROUP BY 2)
SELECT f.* FROM (
(SELECT -1 AS facet, NULL AS value, NULL AS label, count(*) AS n
  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
) UNION ALL (SELECT 0, c.practice_area, NULL, sum(g.n)
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
  JOIN community_of_practice c
    ON c.id = o.community_of_practice_id
 GROUP BY c.practice_area) UNION ALL (SELECT 1, o.id::text, o.title, g.n
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
 ORDER BY g.n DESC, o.title COLLATE "C", o.id LIMIT 100) UNION ALL (SELECT 2, k.id::text, k.name, g.n
  FROM (SELECT u.id, count(*) AS n
	  FROM base b CROSS JOIN unnest(b.skills) u (id)
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN skills k ON k.id = g.id
 ORDER BY g.n DESC, k.name COLLATE "C", k.id LIMIT 100) UNION ALL (SELECT 3, v.name, v.name, sum(n.n)
  FROM names n
  JOIN (SELECT * FROM names WHERE folded <> ''
	ORDER BY n DESC, name LIMIT 500) v
    ON strpos(n.folded, v.folded) > 0
 GROUP BY v.name
 ORDER BY 4 DESC, v.name LIMIT 100) UNION ALL (SELECT 4, b.work_environment, NULL, count(*)
  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_max_hours AND b.is_day
 GROUP BY b.work_environment) UNION ALL (SELECT 5, u.day, NULL, sum(g.n)
  FROM (SELECT b.days, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours
 GROUP BY 1) g
  CROSS JOIN unnest(g.days) u (day)
 GROUP BY u.day) UNION ALL (SELECT 6, u.most::text, NULL, sum(g.n)
  FROM (SELECT b.min_hours_required AS hours, count(*) AS n
	  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_day
 GROUP BY 1) g
  JOIN unnest('{5,10,15,20}'::integer[]) u (most)
    ON g.hours <= u.most
 GROUP BY u.most)) f
 ORDER BY facet, n DESC, label COLLATE "C", value;

PREPARE "facets_m_7fe" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
base AS MATERIALIZED (
SELECT * FROM (
SELECT r.role_id, r.project_name, r.min_hours_required,
	r.work_environment, s.days, s.skills,
	(r.role_id IN (
	SELECT o.id
	  FROM roles o
	  JOIN community_of_practice c
	    ON c.id = o.community_of_practice_id
	 WHERE c.practice_area = ANY($2)
	    OR c.id::text = ANY($2))) AS is_community_of_practice,
	(r.role_id = ANY($3)) AS is_role,
	(s.skills && CAST($4 AS uuid[])) AS is_skill,
	(lower(r.project_name) LIKE anywhere($5)) AS is_project,
	(r.work_environment = ANY($6)) AS is_work_environment,
	(r.min_hours_required <= $7) AS is_max_hours,
	(s.days && CAST($8 AS text[])) AS is_day
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r) AND s.open
   AND s.member_words @@ search_query($9)
   AND r.id = ANY(CAST($10 AS uuid[]))
   AND r.id = ANY(CAST($11 AS uuid[]))) r
 WHERE is_community_of_practice::integer + is_role::integer + is_skill::integer + is_project::integer + is_work_environment::integer + is_max_hours::integer + is_day::integer >= 6),
names AS MATERIALIZED (
SELECT min(btrim(g.project_name) COLLATE "C") AS name,
	lower(btrim(g.project_name)) AS folded,
	sum(g.n) AS n
  FROM (SELECT b.project_name, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
 GROUP BY 2)
SELECT f.* FROM (
(SELECT -1 AS facet, NULL AS value, NULL AS label, count(*) AS n
  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
) UNION ALL (SELECT 0, c.practice_area, NULL, sum(g.n)
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
  JOIN community_of_practice c
    ON c.id = o.community_of_practice_id
 GROUP BY c.practice_area) UNION ALL (SELECT 1, o.id::text, o.title, g.n
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
 ORDER BY g.n DESC, o.title COLLATE "C", o.id LIMIT 100) UNION ALL (SELECT 2, k.id::text, k.name, g.n
  FROM (SELECT u.id, count(*) AS n
	  FROM base b CROSS JOIN unnest(b.skills) u (id)
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN skills k ON k.id = g.id
 ORDER BY g.n DESC, k.name COLLATE "C", k.id LIMIT 100) UNION ALL (SELECT 3, v.name, v.name, sum(n.n)
  FROM names n
  JOIN (SELECT * FROM names WHERE folded <> ''
	ORDER BY n DESC, name LIMIT 500) v
    ON strpos(n.folded, v.folded) > 0
 GROUP BY v.name
 ORDER BY 4 DESC, v.name LIMIT 100) UNION ALL (SELECT 4, b.work_environment, NULL, count(*)
  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_max_hours AND b.is_day
 GROUP BY b.work_environment) UNION ALL (SELECT 5, u.day, NULL, sum(g.n)
  FROM (SELECT b.days, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours
 GROUP BY 1) g
  CROSS JOIN unnest(g.days) u (day)
 GROUP BY u.day) UNION ALL (SELECT 6, u.most::text, NULL, sum(g.n)
  FROM (SELECT b.min_hours_required AS hours, count(*) AS n
	  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_day
 GROUP BY 1) g
  JOIN unnest('{5,10,15,20}'::integer[]) u (most)
    ON g.hours <= u.most
 GROUP BY u.most)) f
 ORDER BY facet, n DESC, label COLLATE "C", value;

PREPARE "facets_m_7ff" AS
WITH caller AS MATERIALIZED (
SELECT u.id, u.email, u."isProjectManager" AS manager
  FROM sessions s
  JOIN users u ON u.id = s.user_id
 WHERE s.key_hash = $1
   AND s.expires_at > now()
   AND u.is_active),
base AS MATERIALIZED (
SELECT * FROM (
SELECT r.role_id, r.project_name, r.min_hours_required,
	r.work_environment, s.days, s.skills,
	(r.role_id IN (
	SELECT o.id
	  FROM roles o
	  JOIN community_of_practice c
	    ON c.id = o.community_of_practice_id
	 WHERE c.practice_area = ANY($2)
	    OR c.id::text = ANY($2))) AS is_community_of_practice,
	(r.role_id = ANY($3)) AS is_role,
	(s.skills && CAST($4 AS uuid[])) AS is_skill,
	(lower(r.project_name) LIKE anywhere($5)) AS is_project,
	(r.work_environment = ANY($6)) AS is_work_environment,
	(r.min_hours_required <= $7) AS is_max_hours,
	(s.days && CAST($8 AS text[])) AS is_day
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r) AND s.open
   AND search_text($9) <% s.public_text
   AND s.open
   AND NOT EXISTS (SELECT
  FROM opportunities r
  JOIN opportunity_search s ON s.opportunity_id = r.id
 WHERE (SELECT id FROM caller) IS NOT NULL AND is_current(r) AND s.open
   AND s.member_words @@ search_query($9))
   AND r.id = ANY(CAST($10 AS uuid[]))
   AND r.id = ANY(CAST($11 AS uuid[]))) r
 WHERE is_community_of_practice::integer + is_role::integer + is_skill::integer + is_project::integer + is_work_environment::integer + is_max_hours::integer + is_day::integer >= 6),
names AS MATERIALIZED (
SELECT min(btrim(g.project_name) COLLATE "C") AS name,
	lower(btrim(g.project_name)) AS folded,
	sum(g.n) AS n
  FROM (SELECT b.project_name, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
 GROUP BY 2)
SELECT f.* FROM (
(SELECT -1 AS facet, NULL AS value, NULL AS label, count(*) AS n
  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
) UNION ALL (SELECT 0, c.practice_area, NULL, sum(g.n)
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
  JOIN community_of_practice c
    ON c.id = o.community_of_practice_id
 GROUP BY c.practice_area) UNION ALL (SELECT 1, o.id::text, o.title, g.n
  FROM (SELECT b.role_id, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN roles o ON o.id = g.role_id
 ORDER BY g.n DESC, o.title COLLATE "C", o.id LIMIT 100) UNION ALL (SELECT 2, k.id::text, k.name, g.n
  FROM (SELECT u.id, count(*) AS n
	  FROM base b CROSS JOIN unnest(b.skills) u (id)
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_project AND b.is_work_environment AND b.is_max_hours AND b.is_day
 GROUP BY 1) g
  JOIN skills k ON k.id = g.id
 ORDER BY g.n DESC, k.name COLLATE "C", k.id LIMIT 100) UNION ALL (SELECT 3, v.name, v.name, sum(n.n)
  FROM names n
  JOIN (SELECT * FROM names WHERE folded <> ''
	ORDER BY n DESC, name LIMIT 500) v
    ON strpos(n.folded, v.folded) > 0
 GROUP BY v.name
 ORDER BY 4 DESC, v.name LIMIT 100) UNION ALL (SELECT 4, b.work_environment, NULL, count(*)
  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_max_hours AND b.is_day
 GROUP BY b.work_environment) UNION ALL (SELECT 5, u.day, NULL, sum(g.n)
  FROM (SELECT b.days, count(*) AS n FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_max_hours
 GROUP BY 1) g
  CROSS JOIN unnest(g.days) u (day)
 GROUP BY u.day) UNION ALL (SELECT 6, u.most::text, NULL, sum(g.n)
  FROM (SELECT b.min_hours_required AS hours, count(*) AS n
	  FROM base b
 WHERE true AND b.is_community_of_practice AND b.is_role AND b.is_skill AND b.is_project AND b.is_work_environment AND b.is_day
 GROUP BY 1) g
  JOIN unnest('{5,10,15,20}'::integer[]) u (most)
    ON g.hours <= u.most
 GROUP BY u.most)) f
 ORDER BY facet, n DESC, label COLLATE "C", value;

