-- manifest - of every table its rows and a checksum, a line each
--
-- Of sums, so that the order of rows does not matter and nothing is sorted.
-- What is not kept through a crash (UNLOGGED) is not in a backup either.
\pset tuples_only on
\pset format unaligned
\pset fieldsep ' '
SET LOCAL timezone = 'UTC';
SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'postgres';
SET LOCAL bytea_output = 'hex';
SET LOCAL extra_float_digits = 3;
SELECT format('SELECT %L, count(*), coalesce(sum((''x'' || '
	'left(md5(t::text), 15))::bit(60)::bigint), 0) FROM %s t',
	oid::regclass, oid::regclass)
FROM pg_class
WHERE relkind IN ('r', 'm') AND relpersistence = 'p'
	AND relnamespace = 'public'::regnamespace
ORDER BY relname COLLATE "C"
\gexec
