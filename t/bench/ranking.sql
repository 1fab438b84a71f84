-- ranking - what a ranking by the database would cost, skills alone
WITH mine AS MATERIALIZED (
	SELECT e.key, e.value::integer AS have
	FROM users u
	JOIN skill_matrices m ON m.id = u.skills_learned_matrix_id
	CROSS JOIN LATERAL jsonb_each_text(m.skill_matrix) e
	WHERE u.email = 'member@example.org')
SELECT r.id
FROM opportunities r
LEFT JOIN skill_matrices m ON m.id = r.skills_required_matrix_id
CROSS JOIN LATERAL (
	SELECT sum(CASE
		WHEN coalesce(i.have, 0) >= e.value::integer THEN 120
		ELSE 120 * coalesce(i.have, 0) / (2 * e.value::integer) END)
		/ count(*) AS credit
	FROM jsonb_each_text(m.skill_matrix) e
	LEFT JOIN mine i ON i.key = e.key) s
WHERE is_current(r)
ORDER BY s.credit DESC NULLS LAST, r.opened_at DESC, r.id
LIMIT 20;
