-- The program must not own what it reads and writes: ctj_app gets data, no DDL.

-- Roles belong to the whole cluster: another database, perhaps at this very
-- moment, may have made ours already.  The login role has to be able to
-- become ctj_app even where it is no superuser.
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ctj_app') THEN
		BEGIN
			CREATE ROLE ctj_app NOLOGIN;
		EXCEPTION WHEN duplicate_object OR unique_violation THEN
			NULL;
		END;
	END IF;
	IF NOT pg_has_role(current_user, 'ctj_app', 'SET') THEN
		GRANT ctj_app TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
	END IF;
END
$$;

-- Searching forgives spelling.  First, so that its functions, which may
-- belong to somebody else, keep the rights they come with.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- Nothing for everybody, not even a temporary table.
DO $$
BEGIN
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC',
		current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM PUBLIC;

-- Rows for ctj_app, in every table that later migrations make.
GRANT USAGE ON SCHEMA public TO ctj_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
	GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ctj_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
	GRANT USAGE ON SEQUENCES TO ctj_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
	GRANT EXECUTE ON FUNCTIONS TO ctj_app;

-- schema/migrate made this table before it ran us.  Readiness reads it.
REVOKE ALL ON schema_migrations FROM PUBLIC;
GRANT SELECT ON schema_migrations TO ctj_app;
