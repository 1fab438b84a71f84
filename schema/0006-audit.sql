-- Who changed what: kept for good, and not to be altered by the program.

-- Neither people nor rows are referenced: an entry outlives them.
CREATE TABLE admin_audit (
	id bigserial PRIMARY KEY,
	at timestamptz NOT NULL DEFAULT now(),
	actor_id uuid,
	actor_label text,
	via text NOT NULL,
	request_id text,
	ip inet,
	model text,
	object_id text,
	object_label text,
	action text NOT NULL,
	diff jsonb,
	note text,
	batch uuid,
	version timestamptz
);

REVOKE ALL ON admin_audit FROM ctj_app;
GRANT SELECT, INSERT ON admin_audit TO ctj_app;

-- The history of one object, of one person, of one bulk action; all by time.
CREATE INDEX admin_audit_model_object_id_idx
	ON admin_audit (model, object_id, id);
CREATE INDEX admin_audit_actor_id_idx ON admin_audit (actor_id, id);
CREATE INDEX admin_audit_batch_idx ON admin_audit (batch)
	WHERE batch IS NOT NULL;
CREATE INDEX admin_audit_at_idx ON admin_audit (at, id);
