-- People look for words, skills and days: what a posting can be found by, and
-- what of it everybody may see but takes judging, is kept ready beside it, so
-- that looking costs the same in a big table.

-- Searching does not mind accents.
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

-- A text as it is searched: without accents, and with "/" for a space, which
-- the parser would take for a path in "UI/UX".  The dictionary is named, so
-- nothing but its own rules can change what comes out.
CREATE FUNCTION search_text(plain text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(unaccent('unaccent'::regdictionary, plain), '/', ' ');

CREATE FUNCTION search_query(q text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN websearch_to_tsquery('english', search_text(q));

-- A pattern for LIKE that finds the text anywhere, without case.
CREATE FUNCTION anywhere(part text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN '%' || replace(replace(replace(lower(part),
	'\', '\\'), '%', '\%'), '_', '\_') || '%';

-- A table of its own: lists and details read opportunities, which this would
-- make twice as wide, and the audit log compares them column by column.
-- public_text and public_words hold what everybody may read, member_words the
-- long texts too; days and skills only what the API understands of them, and of
-- skills, of which the API takes 50, no more than an index has room for.
CREATE TABLE opportunity_search (
	opportunity_id uuid PRIMARY KEY
		REFERENCES opportunities ON DELETE CASCADE,
	open boolean NOT NULL,
	public_text text NOT NULL,
	public_words tsvector NOT NULL,
	member_words tsvector NOT NULL,
	days text[] NOT NULL,
	skills uuid[] NOT NULL,
	meetings jsonb NOT NULL,
	skill_names jsonb NOT NULL
);

-- Who asks for open rows asks for open postings too.  A planner that knew how
-- few they are would count that twice.
ALTER TABLE opportunity_search ALTER COLUMN open SET STATISTICS 0;

-- The rows of that table as they ought to be.
CREATE VIEW opportunity_search_now AS
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
	s.listed AS skill_names
FROM opportunities o
JOIN roles r ON r.id = o.role_id
CROSS JOIN LATERAL (
	SELECT community_label(practice_area) AS label
	FROM community_of_practice
	WHERE id = r.community_of_practice_id) c
CROSS JOIN LATERAL (
	SELECT listing_meetings(o.meeting_times) AS meetings) m
CROSS JOIN LATERAL (
	SELECT string_agg(k.name, ' ' ORDER BY k.id) AS names,
		coalesce(array_agg(k.id ORDER BY k.id), '{}') AS ids,
		coalesce(jsonb_agg(k.name ORDER BY lower(k.name) COLLATE "C",
			k.name COLLATE "C"), '[]') AS listed
	FROM skill_matrices m
	CROSS JOIN LATERAL jsonb_object_keys(m.skill_matrix) e (key)
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

INSERT INTO opportunity_search SELECT * FROM opportunity_search_now;

CREATE INDEX opportunity_search_public_words_idx
	ON opportunity_search USING gin (public_words);
CREATE INDEX opportunity_search_member_words_idx
	ON opportunity_search USING gin (member_words);
-- For what is spelled wrong.  Every row it finds has to be compared letter by
-- letter, so only those that lists show are in it.
CREATE INDEX opportunity_search_public_text_idx
	ON opportunity_search USING gin (public_text gin_trgm_ops) WHERE open;
CREATE INDEX opportunity_search_skills_idx
	ON opportunity_search USING gin (skills);
CREATE INDEX opportunity_search_days_idx
	ON opportunity_search USING gin (days);
-- All that facets count, so that they need not visit the rows themselves.
CREATE INDEX opportunity_search_open_idx
	ON opportunity_search (opportunity_id) INCLUDE (days, skills)
	WHERE open;
CREATE INDEX opportunities_open_id_idx
	ON opportunities (id) INCLUDE (role_id, project_name,
		min_hours_required, work_environment, closes_on)
	WHERE status = 'open';
CREATE INDEX opportunities_project_name_idx
	ON opportunities USING gin (lower(project_name) gin_trgm_ops);

-- Brings the rows of these postings up to date.  Whoever changes something
-- holds its lock already; here those of the rows are taken, in one order, and
-- what is then read was committed by whoever held them before.  A word too
-- long to be a word is left out without a notice.
CREATE FUNCTION search_refresh(ids uuid[]) RETURNS void
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
			meetings, skill_names) =
		(EXCLUDED.open, EXCLUDED.public_text, EXCLUDED.public_words,
		EXCLUDED.member_words, EXCLUDED.days, EXCLUDED.skills,
		EXCLUDED.meetings, EXCLUDED.skill_names)
	WHERE s IS DISTINCT FROM EXCLUDED;
END
$$;

-- A posting is new or says something else.  Names it refers to must not
-- change between being read here and being committed: their rows are locked
-- first, as somebody who renames them does.
CREATE FUNCTION search_posting() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM FROM public.roles WHERE id = NEW.role_id FOR SHARE;
	PERFORM FROM public.skills k
	WHERE k.id::text IN (SELECT jsonb_object_keys(skill_matrix)
		FROM public.skill_matrices
		WHERE id = NEW.skills_required_matrix_id)
	ORDER BY k.id FOR SHARE;
	PERFORM public.search_refresh(ARRAY[NEW.id]);
	RETURN NULL;
END
$$;

CREATE TRIGGER search_new AFTER INSERT ON opportunities
	FOR EACH ROW EXECUTE FUNCTION search_posting();
CREATE TRIGGER search_changed AFTER UPDATE ON opportunities
	FOR EACH ROW WHEN (
		(OLD.status = 'open', OLD.project_name, OLD.role_id,
			OLD.overview, OLD.responsibilities, OLD.body,
			OLD.meeting_times, OLD.skills_required_matrix_id)
		IS DISTINCT FROM
		(NEW.status = 'open', NEW.project_name, NEW.role_id,
			NEW.overview, NEW.responsibilities, NEW.body,
			NEW.meeting_times, NEW.skills_required_matrix_id))
	EXECUTE FUNCTION search_posting();

-- The skills a posting asks for.  The update of the posting itself, which
-- this causes, changes nothing that is searched.
CREATE FUNCTION search_matrix() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM FROM public.skills k
	WHERE k.id::text IN (SELECT jsonb_object_keys(NEW.skill_matrix))
	ORDER BY k.id FOR SHARE;
	PERFORM public.search_refresh(ARRAY(SELECT id
		FROM public.opportunities
		WHERE skills_required_matrix_id = NEW.id));
	RETURN NULL;
END
$$;

CREATE TRIGGER search_matrix AFTER UPDATE ON skill_matrices
	FOR EACH ROW WHEN (OLD.skill_matrix IS DISTINCT FROM NEW.skill_matrix)
	EXECUTE FUNCTION search_matrix();

-- Names of the catalogue, which many postings may bear.
CREATE FUNCTION search_role() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM public.search_refresh(ARRAY(SELECT id
		FROM public.opportunities WHERE role_id = NEW.id));
	RETURN NULL;
END
$$;

CREATE TRIGGER search_role AFTER UPDATE ON roles
	FOR EACH ROW WHEN ((OLD.title, OLD.community_of_practice_id)
		IS DISTINCT FROM (NEW.title, NEW.community_of_practice_id))
	EXECUTE FUNCTION search_role();

CREATE FUNCTION search_community() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM public.search_refresh(ARRAY(SELECT o.id
		FROM public.opportunities o
		JOIN public.roles r ON r.id = o.role_id
		WHERE r.community_of_practice_id = NEW.id));
	RETURN NULL;
END
$$;

CREATE TRIGGER search_community AFTER UPDATE ON community_of_practice
	FOR EACH ROW WHEN (OLD.practice_area IS DISTINCT FROM NEW.practice_area)
	EXECUTE FUNCTION search_community();

CREATE FUNCTION search_skill() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM public.search_refresh(ARRAY(SELECT opportunity_id
		FROM public.opportunity_search
		WHERE skills @> ARRAY[OLD.id]));
	RETURN NULL;
END
$$;

CREATE TRIGGER search_skill_renamed AFTER UPDATE ON skills
	FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
	EXECUTE FUNCTION search_skill();
CREATE TRIGGER search_skill_removed AFTER DELETE ON skills
	FOR EACH ROW EXECUTE FUNCTION search_skill();

-- A key of matrices that meant nothing may become a skill: all new ones of a
-- statement cost one look at the matrices.
CREATE FUNCTION search_new_skills() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	PERFORM public.search_refresh(ARRAY(SELECT o.id
		FROM public.opportunities o
		JOIN public.skill_matrices m
			ON m.id = o.skills_required_matrix_id
		WHERE m.skill_matrix ?| ARRAY(SELECT id::text FROM added)));
	RETURN NULL;
END
$$;

CREATE TRIGGER search_new_skills AFTER INSERT ON skills
	REFERENCING NEW TABLE AS added
	FOR EACH STATEMENT EXECUTE FUNCTION search_new_skills();
