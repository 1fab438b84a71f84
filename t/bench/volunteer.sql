-- volunteer - the profile of member@example.org, for t/bench/ranking.sh
WITH m AS (
	INSERT INTO skill_matrices (skill_matrix)
	SELECT jsonb_object_agg(id, 1 + n % 5)
	FROM (SELECT id, row_number() OVER (ORDER BY name) AS n FROM skills) s
	WHERE n % 8 = 0 RETURNING id)
UPDATE users SET skills_learned_matrix_id = (SELECT id FROM m),
	max_available_hours = 10,
	community_of_practice_id = (SELECT id FROM community_of_practice
		WHERE practice_area = 'engineering'),
	meeting_availability = '[
		{"day": "Mon", "start": "17:00", "end": "20:00"},
		{"day": "Tue", "start": "18:30", "end": "21:00"},
		{"day": "Wed", "start": "17:00", "end": "19:00"},
		{"day": "Sat", "start": "09:00", "end": "22:00"}]'
WHERE email = 'member@example.org';
ANALYZE users;
