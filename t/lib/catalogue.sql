-- What the database is made of, as JSON, for t/lib/drift.jq: table -> its
-- columns, what its CHECKs say, where its foreign keys lead and the names of
-- all that can refuse a row.
SELECT json_object_agg(c.relname, json_build_object(
	'columns', (
		SELECT json_object_agg(a.attname, json_build_object(
			'type', format_type(a.atttypid, a.atttypmod),
			'null', NOT a.attnotnull,
			'default', pg_get_expr(d.adbin, d.adrelid)))
		  FROM pg_attribute a
		  LEFT JOIN pg_attrdef d
		    ON d.adrelid = a.attrelid AND d.adnum = a.attnum
		 WHERE a.attrelid = c.oid AND a.attnum > 0
		   AND NOT a.attisdropped),
	'checks', (
		SELECT coalesce(json_object_agg(a.attname,
				pg_get_constraintdef(k.oid)), '{}')
		  FROM pg_constraint k
		  JOIN pg_attribute a
		    ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
		 WHERE k.conrelid = c.oid AND k.contype = 'c'),
	'constraints', (
		SELECT coalesce(json_agg(name ORDER BY name), '[]')
		  FROM (SELECT k.conname AS name FROM pg_constraint k
			 WHERE k.conrelid = c.oid
			   AND k.contype IN ('c', 'u', 'x', 'f', 'p')
			UNION
			SELECT i.indexrelid::regclass::name FROM pg_index i
			 WHERE i.indrelid = c.oid AND i.indisunique) k),
	'references', (
		SELECT coalesce(json_object_agg(a.attname, t.relname), '{}')
		  FROM pg_constraint k
		  JOIN pg_attribute a
		    ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
		  JOIN pg_class t ON t.oid = k.confrelid
		 WHERE k.conrelid = c.oid AND k.contype = 'f')))
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'p')
