package dev.tagloop.server.storage;

/** JSON and texts in PostgreSQL. */
final class PostgresJson implements JsonSql {
    /** Decimal numbers whose size is far from what a floating-point number can hold. */
    private static final String NUMBER =
            "^[-+]?(?:[0-9]{1,200}(?:[.][0-9]{0,200})?|[.][0-9]{1,200})(?:[eE][-+]?[0-9]{1,2})?$";

    @Override
    public String member(String key) {
        return key.replace("\0", "\ufffd");
    }

    /** PostgreSQL's texts hold no NUL, which JSON can: such a character becomes U+FFFD while it is looked at. */
    private static String tree(String json) {
        return "CAST(REPLACE(" + json + ", CHR(92) || 'u0000', CHR(92) || 'ufffd') AS json)";
    }

    private static String key(String member) {
        return "CAST(:" + member + " AS TEXT)";
    }

    @Override
    public String text(String json, String member) {
        return "(" + tree(json) + " ->> " + key(member) + ")";
    }

    @Override
    public String number(String json, String member) {
        return "CAST(SUBSTRING(BTRIM(" + text(json, member) + ") FROM '" + NUMBER + "') AS DOUBLE PRECISION)";
    }

    @Override
    public String isNumber(String json, String member) {
        return "(COALESCE(json_typeof(" + tree(json) + " -> " + key(member) + "), '') = 'number')";
    }

    @Override
    public String bytewise(String text) {
        return "(" + text + " COLLATE \"C\")";
    }

    @Override
    public String like() {
        return "ILIKE";
    }

    @Override
    public String texts(String json) {
        // Not by jsonb, which cannot hold every number that JSON can write.
        return "(WITH RECURSIVE n (j) AS (SELECT " + tree(json) + " UNION ALL SELECT e.value FROM n, LATERAL ("
                + "SELECT value FROM json_each(CASE WHEN json_typeof(n.j) = 'object' THEN n.j END) UNION ALL"
                + " SELECT value FROM json_array_elements(CASE WHEN json_typeof(n.j) = 'array' THEN n.j END)) e)"
                + " SELECT n.j #>> '{}' AS text FROM n WHERE json_typeof(n.j) IN ('string', 'number')) v";
    }

    @Override
    public String numbers(String parameter) {
        return "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:" + parameter + " AS json)))";
    }
}
