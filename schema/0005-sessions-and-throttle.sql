-- Who is signed in and who tries too often: shared by every process.

-- The key itself is in the browser only: a copy of this table opens nothing.
CREATE TABLE sessions (
	key_hash bytea PRIMARY KEY,
	user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
	created_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL
);

CREATE INDEX sessions_user_id_idx ON sessions (user_id);
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

-- Losing the counters in a crash is harmless, logging them is work an
-- attacker could order.  until is null while nobody has to wait.
CREATE UNLOGGED TABLE throttle (
	key text PRIMARY KEY,
	count integer NOT NULL DEFAULT 0,
	since timestamptz NOT NULL DEFAULT now(),
	until timestamptz
);

CREATE INDEX throttle_since_idx ON throttle (since);
