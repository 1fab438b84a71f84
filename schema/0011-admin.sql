-- What the admin remembers besides its audit: forms that wait, what somebody
-- likes, what is still needed.

-- When its owner last said that a posting is still needed.
CREATE TABLE admin_confirmed (
	opportunity_id uuid PRIMARY KEY
		REFERENCES opportunities ON DELETE CASCADE,
	at timestamptz NOT NULL DEFAULT now()
);

-- A form as it was typed, to be opened again within a day.  Never a password.
CREATE TABLE admin_stash (
	id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
	user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
	target text NOT NULL,
	fields jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'array'),
	at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX admin_stash_user_id_idx ON admin_stash (user_id);
CREATE INDEX admin_stash_at_idx ON admin_stash (at);

-- Add forms that were submitted, so that the second time leads to the first.
CREATE TABLE admin_once (
	id uuid PRIMARY KEY,
	user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
	location text NOT NULL,
	at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX admin_once_user_id_idx ON admin_once (user_id);
CREATE INDEX admin_once_at_idx ON admin_once (at);

-- Who began to edit what.
CREATE TABLE admin_presence (
	user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
	model text NOT NULL,
	object_id uuid NOT NULL,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (model, object_id, user_id)
);

CREATE INDEX admin_presence_user_id_idx ON admin_presence (user_id);
CREATE INDEX admin_presence_at_idx ON admin_presence (at);

-- The account page.
CREATE TABLE admin_preference (
	user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
	rows integer NOT NULL DEFAULT 50 CHECK (rows IN (25, 50, 100)),
	theme text NOT NULL DEFAULT '' CHECK (theme IN ('', 'light', 'dark')),
	shortcuts boolean NOT NULL DEFAULT true
);

-- Lists show what changed last, of all, of a status, of a person.
CREATE INDEX opportunities_updated_at_idx
	ON opportunities (updated_at DESC, id);
CREATE INDEX opportunities_status_updated_at_idx
	ON opportunities (status, updated_at DESC, id);
CREATE INDEX opportunities_created_by_id_updated_at_idx
	ON opportunities (created_by_id, updated_at DESC, id);
CREATE INDEX users_name_idx ON users (name, id);

-- "1 day", "2 days".
CREATE FUNCTION admin_count(n bigint, noun text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN n || ' ' || noun || CASE WHEN n = 1 THEN '' ELSE 's' END;

-- How long ago, in words.
CREATE FUNCTION admin_ago(age interval) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT CASE
		WHEN s < 60 THEN 'just now'
		WHEN s < 3600 THEN admin_count(s / 60, 'minute') || ' ago'
		WHEN s < 86400 THEN admin_count(s / 3600, 'hour') || ' ago'
		WHEN s < 60 * 86400 THEN
			admin_count(s / 86400, 'day') || ' ago'
		WHEN s < 730 * 86400 THEN
			admin_count(s / (30 * 86400), 'month') || ' ago'
		ELSE admin_count(s / (365 * 86400), 'year') || ' ago'
	END
	FROM (SELECT extract(epoch FROM age)::bigint AS s));

-- A time for people: "machine|exact, in their zone|how long ago".
CREATE FUNCTION admin_time(at timestamptz, zone text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || '|'
	|| to_char(at AT TIME ZONE zone, 'FMMonth FMDD, YYYY, HH24:MI') || '|'
	|| admin_ago(now() - at);
