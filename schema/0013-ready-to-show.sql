-- Every page of postings showed names of roles and skills that were looked up
-- row by row, at three times the cost of all the rest: what is kept beside a
-- posting (0009) holds these too, so that showing it is one look-up.
--
-- The triggers of 0009 follow all of it already.
ALTER TABLE opportunity_search
	ADD COLUMN role_title text NOT NULL DEFAULT '',
	ADD COLUMN community_id uuid,
	ADD COLUMN practice_area text NOT NULL DEFAULT '',
	ADD COLUMN skill_levels jsonb NOT NULL DEFAULT '{}';

-- The same as before, and what is new at the end.  skill_levels is the matrix
-- without keys that are in no catalogue.
CREATE OR REPLACE VIEW opportunity_search_now AS
SELECT o.id AS opportunity_id,
	o.status = 'open' AS open,
	search_text(concat_ws(' ', nullif(r.title, ''),
		nullif(o.project_name, ''), s.names, c.label)) AS public_text,
	p.words AS public_words,
	p.words || setweight(to_tsvector('english', search_text(concat_ws(
		E'\n', o.overview, o.responsibilities, o.body))), 'D')
		AS member_words,
	ARRAY(SELECT DISTINCT slot ->> 'day'
		FROM jsonb_array_elements(m.meetings) slot ORDER BY 1) AS days,
	s.ids[1:100] AS skills,
	m.meetings,
	s.listed AS skill_names,
	r.title::text AS role_title,
	r.community_of_practice_id AS community_id,
	c.practice_area,
	s.levels AS skill_levels
FROM opportunities o
JOIN roles r ON r.id = o.role_id
CROSS JOIN LATERAL (
	SELECT practice_area::text AS practice_area,
		community_label(practice_area) AS label
	FROM community_of_practice
	WHERE id = r.community_of_practice_id) c
CROSS JOIN LATERAL (
	SELECT listing_meetings(o.meeting_times) AS meetings) m
CROSS JOIN LATERAL (
	SELECT string_agg(k.name, ' ' ORDER BY k.id) AS names,
		coalesce(array_agg(k.id ORDER BY k.id), '{}') AS ids,
		coalesce(jsonb_agg(k.name ORDER BY lower(k.name) COLLATE "C",
			k.name COLLATE "C"), '[]') AS listed,
		coalesce(jsonb_object_agg(e.key, e.value), '{}') AS levels
	FROM skill_matrices m
	CROSS JOIN LATERAL jsonb_each(m.skill_matrix) e
	CROSS JOIN LATERAL (SELECT id, name FROM skills
		WHERE id::text = e.key LIMIT 1) k
	WHERE m.id = o.skills_required_matrix_id) s
CROSS JOIN LATERAL (
	SELECT setweight(to_tsvector('english', search_text(r.title)), 'A')
		|| setweight(to_tsvector('english',
			search_text(o.project_name)), 'B')
		|| setweight(to_tsvector('english',
			search_text(coalesce(s.names, ''))), 'C')
		|| setweight(to_tsvector('english',
			search_text(c.label)), 'C') AS words) p;

CREATE OR REPLACE FUNCTION search_refresh(ids uuid[]) RETURNS void
LANGUAGE plpgsql
SET client_min_messages = warning
AS $$
BEGIN
	PERFORM FROM public.opportunity_search
	WHERE opportunity_id = ANY (ids)
	ORDER BY opportunity_id FOR UPDATE;
	INSERT INTO public.opportunity_search AS s
	SELECT * FROM public.opportunity_search_now
	WHERE opportunity_id = ANY (ids)
	ON CONFLICT (opportunity_id) DO UPDATE
	SET (open, public_text, public_words, member_words, days, skills,
			meetings, skill_names, role_title, community_id,
			practice_area, skill_levels) =
		(EXCLUDED.open, EXCLUDED.public_text, EXCLUDED.public_words,
		EXCLUDED.member_words, EXCLUDED.days, EXCLUDED.skills,
		EXCLUDED.meetings, EXCLUDED.skill_names, EXCLUDED.role_title,
		EXCLUDED.community_id, EXCLUDED.practice_area,
		EXCLUDED.skill_levels)
	WHERE s IS DISTINCT FROM EXCLUDED;
END
$$;

UPDATE opportunity_search s
SET (role_title, community_id, practice_area, skill_levels) =
	(n.role_title, n.community_id, n.practice_area, n.skill_levels)
FROM opportunity_search_now n
WHERE n.opportunity_id = s.opportunity_id;

ALTER TABLE opportunity_search
	ALTER COLUMN role_title DROP DEFAULT,
	ALTER COLUMN community_id SET NOT NULL,
	ALTER COLUMN practice_area DROP DEFAULT,
	ALTER COLUMN skill_levels DROP DEFAULT;
