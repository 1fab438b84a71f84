-- People who sign in, with what they know and when they have time.

CREATE TABLE users (
	id uuid PRIMARY KEY DEFAULT uuidv7(),
	password varchar(255) NOT NULL,
	last_login timestamptz,
	is_superuser boolean NOT NULL DEFAULT false,
	is_staff boolean NOT NULL DEFAULT false,
	username varchar(150) NOT NULL UNIQUE,
	first_name varchar(150) NOT NULL DEFAULT '',
	last_name varchar(150) NOT NULL DEFAULT '',
	is_active boolean NOT NULL DEFAULT true,
	date_joined timestamptz NOT NULL DEFAULT now(),
	people_depot_user_id varchar(255) NOT NULL UNIQUE
		DEFAULT 'local:' || gen_random_uuid(),
	name varchar(100) NOT NULL,
	email varchar(254) NOT NULL UNIQUE,
	community_of_practice_id uuid
		REFERENCES community_of_practice ON DELETE SET NULL,
	skills_learned_matrix_id uuid UNIQUE
		REFERENCES skill_matrices ON DELETE SET NULL,
	max_available_hours integer
		CHECK (max_available_hours BETWEEN 0 AND 168),
	meeting_availability jsonb
		CHECK (jsonb_typeof(meeting_availability) = 'array'),
	"isProjectManager" boolean NOT NULL DEFAULT false,
	time_zone varchar(64) NOT NULL DEFAULT 'America/Los_Angeles',
	onboarded_on date,
	created_at timestamptz NOT NULL DEFAULT now(),
	updated_at timestamptz NOT NULL DEFAULT now()
);

-- One person, however the address is written.
CREATE UNIQUE INDEX users_email_folded_key ON users (lower(email));

CREATE INDEX users_community_of_practice_id_idx
	ON users (community_of_practice_id);

-- Signing in stamps last_login and may renew the hash: neither is a change
-- of the record that people see, so its version stays.
CREATE FUNCTION touch_user() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
	shown public.users := NEW;
BEGIN
	shown.last_login := OLD.last_login;
	shown.password := OLD.password;
	shown.updated_at := OLD.updated_at;
	IF shown IS NOT DISTINCT FROM OLD
	   AND (NEW.last_login, NEW.password)
	       IS DISTINCT FROM (OLD.last_login, OLD.password) THEN
		NEW.updated_at := OLD.updated_at;
	ELSE
		NEW.updated_at := greatest(clock_timestamp(),
			OLD.updated_at + interval '1 microsecond');
	END IF;
	RETURN NEW;
END
$$;

CREATE TRIGGER touch BEFORE UPDATE ON users
	FOR EACH ROW EXECUTE FUNCTION touch_user();
