-- The admin looks for words anywhere in a posting, also inside of other words,
-- and must not read every posting there is for that.  What is searched for in
-- its names and behind its references has indexes or is little.
CREATE INDEX opportunities_texts_idx ON opportunities
	USING gin (lower(overview) gin_trgm_ops, lower(body) gin_trgm_ops,
		lower(responsibilities) gin_trgm_ops);
