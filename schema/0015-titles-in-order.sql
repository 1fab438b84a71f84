-- Sorted by title, a list of postings reads all of them: the role's title comes
-- from elsewhere.  What it needs of the postings is in here, so that it need
-- not read their texts.
CREATE INDEX opportunities_role_id_project_name_idx
	ON opportunities (role_id, project_name, id);
