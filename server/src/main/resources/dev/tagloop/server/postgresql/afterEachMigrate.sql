-- Runs inside the transaction of each migration, for PostgreSQL only. Texts compare and sort by code point as they do in SQLite,
-- whatever language the database was created for; and a view of all columns has those that were added since.
DROP VIEW visible_tasks;

DO $$
DECLARE
    found RECORD;
BEGIN
    FOR found IN
        SELECT a.attrelid::regclass AS relation, a.attname AS name
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = current_schema()::regnamespace
            AND c.relkind = 'r'
            AND c.relname <> 'flyway_schema_history'
            AND a.attnum > 0
            AND NOT a.attisdropped
            AND a.atttypid = 'text'::regtype
            AND a.attcollation <> '"C"'::regcollation
        ORDER BY c.relname, a.attnum
    LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE TEXT COLLATE "C"', found.relation, found.name);
    END LOOP;
END
$$;

CREATE VIEW visible_tasks AS
SELECT * FROM tasks WHERE import_id IS NULL OR import_id NOT IN (SELECT id FROM pending_imports);

-- What searches compare: no difference of large and small letters in any script. The server has one for SQLite too.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') THEN
        EXECUTE 'CREATE OR REPLACE FUNCTION folded(value TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE'
            ' AS ''SELECT upper(value COLLATE "und-x-icu")''';
    ELSE
        -- A PostgreSQL built without ICU: as far as the database's own language goes.
        EXECUTE 'CREATE OR REPLACE FUNCTION folded(value TEXT) RETURNS TEXT LANGUAGE SQL STABLE PARALLEL SAFE'
            ' AS ''SELECT upper(value COLLATE "default")''';
    END IF;
END
$$;
