-- Which postings somebody should look at, kind by kind, without reading all
-- that are open (lib/admin/attention.c).  What is included is asked for beside
-- the expression, which alone would send the search to the rows.
CREATE INDEX opportunities_open_long_idx
	ON opportunities (coalesce(opened_at, created_at), id)
	INCLUDE (opened_at, created_at, updated_at)
	WHERE status = 'open';
CREATE INDEX opportunities_open_thin_idx
	ON opportunities (updated_at, id)
	WHERE status = 'open' AND (skills_required_matrix_id IS NULL
		OR coalesce(jsonb_array_length(meeting_times), 0) = 0);
CREATE INDEX opportunities_open_created_by_id_idx
	ON opportunities (created_by_id, id)
	WHERE status = 'open';
CREATE INDEX users_inactive_idx ON users (id) WHERE NOT is_active;
