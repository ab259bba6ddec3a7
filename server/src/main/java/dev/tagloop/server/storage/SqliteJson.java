package dev.tagloop.server.storage;

import dev.tagloop.server.http.Json;

/** JSON and texts in SQLite. */
final class SqliteJson implements JsonSql {
    @Override
    public String member(String key) {
        // A path with the key as a JSON text, so that dots and brackets in it are letters like others.
        return "$." + Json.stored(Json.tree(key));
    }

    @Override
    public String text(String json, String member) {
        return "(CASE " + type(json, member) + " WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'" + " ELSE CAST("
                + value(json, member) + " AS TEXT) END)";
    }

    @Override
    public String number(String json, String member) {
        return "(CASE " + type(json, member) + " WHEN 'integer' THEN " + value(json, member) + " WHEN 'real' THEN "
                + value(json, member) + " WHEN 'text' THEN " + written("TRIM(" + value(json, member) + ")") + " END)";
    }

    /** The number that a text writes, or NULL: digits with a point and a sign, or what JSON takes for a number. */
    private static String written(String text) {
        String unsigned = "(CASE WHEN SUBSTR(" + text + ", 1, 1) IN ('+', '-') THEN SUBSTR(" + text + ", 2) ELSE "
                + text + " END)";
        return "(CASE WHEN LENGTH(" + text + ") > 200 OR " + text + " NOT GLOB '*[0-9]*' THEN NULL"
                + " WHEN " + unsigned + " NOT GLOB '*[^0-9.]*' AND " + unsigned + " NOT GLOB '*.*.*' THEN CAST(" + text
                + " AS REAL) WHEN json_valid(" + text + ") THEN (CASE WHEN json_type(" + text
                + ") IN ('integer', 'real') THEN CAST(" + text + " AS REAL) END) END)";
    }

    @Override
    public String isNumber(String json, String member) {
        return "(COALESCE(" + type(json, member) + ", '') IN ('integer', 'real'))";
    }

    private static String type(String json, String member) {
        return "json_type(" + json + ", :" + member + ")";
    }

    private static String value(String json, String member) {
        return "json_extract(" + json + ", :" + member + ")";
    }

    @Override
    public String bytewise(String text) {
        return text;
    }

    @Override
    public String like() {
        return "LIKE";
    }

    @Override
    public String texts(String json) {
        return "(SELECT CAST(j.atom AS TEXT) AS text FROM json_tree(" + json
                + ") j WHERE j.type IN ('text', 'integer', 'real')) v";
    }

    @Override
    public String numbers(String parameter) {
        return "(SELECT value FROM json_each(:" + parameter + "))";
    }
}
