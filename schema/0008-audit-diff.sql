-- What a write changed, column by column, for the audit log.

-- [{"f": "status", "o": "draft", "n": "open"}] in the order of names.  A new
-- row has no before, a deleted one no after.  A password is named, never
-- shown; the row's version says nothing that the entry does not say itself.
CREATE FUNCTION audit_diff(before jsonb, after jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT coalesce(jsonb_agg(CASE WHEN key = 'password'
			THEN jsonb_build_object('f', key)
			ELSE jsonb_build_object('f', key, 'o', o.value,
				'n', n.value) END ORDER BY key), '[]')
	FROM jsonb_each(coalesce(before, '{}')) AS o
	FULL JOIN jsonb_each(coalesce(after, '{}')) AS n USING (key)
	WHERE o.value IS DISTINCT FROM n.value
	  AND key NOT IN ('updated_at', 'last_login'));
