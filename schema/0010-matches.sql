-- Ranking keeps what it knows of current postings from one request to the
-- next: it has to be told when that is no longer true.

-- Which transactions last changed something that ranking knows.  A process
-- compares all of it with what it saw when it read the postings.  One row
-- would let one writer commit at a time; a connection uses the row of its
-- own number, and seldom meets another there.
CREATE TABLE posting_version (
	slot integer PRIMARY KEY,
	changed xid8 NOT NULL
);

-- Its triggers wait for the end of the transaction, when no other lock is
-- taken any more: so two of them never wait for each other, and nobody waits
-- longer than a commit takes.
CREATE FUNCTION postings_changed() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
	INSERT INTO public.posting_version AS v (slot, changed)
	VALUES (pg_backend_pid() % 16, pg_current_xact_id())
	ON CONFLICT (slot) DO UPDATE SET changed = EXCLUDED.changed
	WHERE v.changed <> EXCLUDED.changed;
	RETURN NULL;
END
$$;

-- Whatever happens to an open posting; a change of its matrix is one, by
-- touch_matrix_owner().
CREATE CONSTRAINT TRIGGER ranked_new AFTER INSERT ON opportunities
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.status = 'open')
	EXECUTE FUNCTION postings_changed();
CREATE CONSTRAINT TRIGGER ranked_changed AFTER UPDATE ON opportunities
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.status = 'open' OR NEW.status = 'open')
	EXECUTE FUNCTION postings_changed();
CREATE CONSTRAINT TRIGGER ranked_removed AFTER DELETE ON opportunities
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.status = 'open')
	EXECUTE FUNCTION postings_changed();

-- What they refer to.
CREATE CONSTRAINT TRIGGER ranked_role AFTER UPDATE ON roles
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.community_of_practice_id
		<> NEW.community_of_practice_id)
	EXECUTE FUNCTION postings_changed();
CREATE CONSTRAINT TRIGGER ranked_community
	AFTER UPDATE ON community_of_practice
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.practice_area <> NEW.practice_area)
	EXECUTE FUNCTION postings_changed();
CREATE CONSTRAINT TRIGGER ranked_skill_renamed AFTER UPDATE ON skills
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.name <> NEW.name)
	EXECUTE FUNCTION postings_changed();
CREATE CONSTRAINT TRIGGER ranked_skills AFTER INSERT OR DELETE ON skills
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION postings_changed();
