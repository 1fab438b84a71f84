-- Each minus in what people search for makes the parser go one level deeper,
-- and a line of them is deeper than it goes.  No words are lost with signs
-- that stand together in such numbers.
CREATE OR REPLACE FUNCTION search_query(q text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN websearch_to_tsquery('english',
	regexp_replace(search_text(q), '[^[:alnum:]"]{16,}', ' ', 'g'));
