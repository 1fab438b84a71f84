-- The dashboard counts one's own postings by status, and opens the latest of
-- some: without this, who owns many had all of them read for it.
CREATE INDEX opportunities_created_by_id_status_updated_at_idx
	ON opportunities (created_by_id, status, updated_at DESC, id);
