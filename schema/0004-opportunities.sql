-- The postings themselves, what members keep of them, and the matrices' fate.

CREATE TABLE opportunities (
	id uuid PRIMARY KEY DEFAULT uuidv7(),
	project_name varchar(255) NOT NULL DEFAULT '',
	role_id uuid NOT NULL REFERENCES roles ON DELETE CASCADE,
	overview text NOT NULL DEFAULT ''
		CHECK (char_length(overview) <= 20000),
	body text NOT NULL CHECK (char_length(body) <= 20000),
	responsibilities text NOT NULL DEFAULT ''
		CHECK (char_length(responsibilities) <= 20000),
	min_experience_required varchar(50) NOT NULL DEFAULT '',
	min_hours_required integer NOT NULL
		CHECK (min_hours_required BETWEEN 0 AND 168),
	work_environment varchar(20) NOT NULL
		CHECK (work_environment IN ('remote', 'hybrid', 'in_person')),
	meeting_times jsonb CHECK (jsonb_typeof(meeting_times) = 'array'),
	skills_required_matrix_id uuid UNIQUE
		REFERENCES skill_matrices ON DELETE SET NULL,
	status varchar(20) NOT NULL DEFAULT 'draft' CHECK (status IN (
		'open', 'closed', 'on_hold', 'filled', 'draft')),
	created_by_id uuid REFERENCES users ON DELETE SET NULL,
	closes_on date,
	openings integer NOT NULL DEFAULT 1 CHECK (openings BETWEEN 1 AND 99),
	opened_at timestamptz,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX opportunities_role_id_idx ON opportunities (role_id);
CREATE INDEX opportunities_created_by_id_idx
	ON opportunities (created_by_id, created_at, id);

-- One index for each order a list can have.  A page starts after the last
-- row of the one before, so a missing value is written as the infinity that
-- sorts it last.
CREATE INDEX opportunities_created_at_idx
	ON opportunities (created_at, id);
CREATE INDEX opportunities_opened_at_idx
	ON opportunities (coalesce(opened_at, '-infinity'::timestamptz), id);
CREATE INDEX opportunities_closes_on_idx
	ON opportunities (coalesce(closes_on, 'infinity'::date), id);
CREATE INDEX opportunities_min_hours_required_idx
	ON opportunities (min_hours_required, id);

-- Nearly every list shows open rows only, which time makes a small part.
CREATE INDEX opportunities_open_created_at_idx
	ON opportunities (created_at, id)
	WHERE status = 'open';
CREATE INDEX opportunities_open_opened_at_idx
	ON opportunities (coalesce(opened_at, '-infinity'::timestamptz), id)
	WHERE status = 'open';
CREATE INDEX opportunities_open_closes_on_idx
	ON opportunities (coalesce(closes_on, 'infinity'::date), id)
	WHERE status = 'open';
CREATE INDEX opportunities_open_min_hours_required_idx
	ON opportunities (min_hours_required, id)
	WHERE status = 'open';

CREATE TRIGGER touch BEFORE UPDATE ON opportunities
	FOR EACH ROW EXECUTE FUNCTION touch();

-- The posting date.  A row that brings its own, from a seed or from another
-- system, keeps it; what is opened later is opened now.
CREATE FUNCTION stamp_opened() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		NEW.opened_at := coalesce(NEW.opened_at, now());
	ELSE
		NEW.opened_at := now();
	END IF;
	RETURN NEW;
END
$$;

CREATE TRIGGER stamp_opened BEFORE INSERT ON opportunities
	FOR EACH ROW WHEN (NEW.status = 'open')
	EXECUTE FUNCTION stamp_opened();
CREATE TRIGGER stamp_reopened BEFORE UPDATE ON opportunities
	FOR EACH ROW WHEN (NEW.status = 'open' AND OLD.status <> 'open')
	EXECUTE FUNCTION stamp_opened();

CREATE TABLE saved_opportunities (
	user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
	opportunity_id uuid NOT NULL REFERENCES opportunities ON DELETE CASCADE,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (user_id, opportunity_id)
);

CREATE INDEX saved_opportunities_opportunity_id_idx
	ON saved_opportunities (opportunity_id);
CREATE INDEX saved_opportunities_user_id_created_at_idx
	ON saved_opportunities (user_id, created_at, opportunity_id);

-- Skills are shown as part of their owner, so they are part of its version.
CREATE FUNCTION touch_matrix_owner() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	UPDATE public.opportunities SET status = status
	WHERE skills_required_matrix_id = NEW.id;
	UPDATE public.users SET name = name
	WHERE skills_learned_matrix_id = NEW.id;
	RETURN NULL;
END
$$;

CREATE TRIGGER touch_matrix_owner AFTER UPDATE ON skill_matrices
	FOR EACH ROW WHEN (OLD.skill_matrix IS DISTINCT FROM NEW.skill_matrix)
	EXECUTE FUNCTION touch_matrix_owner();

-- A matrix means nothing without its owner.
CREATE FUNCTION remove_required_matrix() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	DELETE FROM public.skill_matrices
	WHERE id = OLD.skills_required_matrix_id;
	RETURN NULL;
END
$$;

CREATE TRIGGER remove_matrix AFTER DELETE ON opportunities
	FOR EACH ROW WHEN (OLD.skills_required_matrix_id IS NOT NULL)
	EXECUTE FUNCTION remove_required_matrix();

CREATE FUNCTION remove_learned_matrix() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	DELETE FROM public.skill_matrices
	WHERE id = OLD.skills_learned_matrix_id;
	RETURN NULL;
END
$$;

CREATE TRIGGER remove_matrix AFTER DELETE ON users
	FOR EACH ROW WHEN (OLD.skills_learned_matrix_id IS NOT NULL)
	EXECUTE FUNCTION remove_learned_matrix();
