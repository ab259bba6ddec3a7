package dev.tagloop.server.filters;

import dev.tagloop.server.storage.JsonSql;

/** The order of a list. Equal values come by id, and where nothing is said the rest comes by id too, so that pages do not overlap. */
final class TaskOrder {
    /** By id. */
    static final String NONE = "t.id";

    private final JsonSql sql;
    private final Parameters parameters;

    TaskOrder(JsonSql sql, Parameters parameters) {
        this.sql = sql;
        this.parameters = parameters;
    }

    /** By a column of every task; tasks without a value come last. */
    static String by(TaskColumn column, boolean descending) {
        String direction = descending ? " DESC" : "";
        if (column == TaskColumn.ID) {
            return "t.id" + direction;
        }
        String missing = column.isNullable() ? "(" + column.sql() + " IS NULL), " : "";
        return missing + column.sql() + direction + ", t.id";
    }

    /** By a number in the data; tasks without one come last. */
    String byNumber(String body, DataColumn column, boolean descending) {
        String number = sql.number(body, parameters.name(sql.member(column.key())));
        return "(" + number + " IS NULL), " + number + (descending ? " DESC" : "") + ", t.id";
    }

    /** By a member of the data: numbers, then texts, then tasks that have nothing there; or all the other way round. */
    String byData(String body, DataColumn column, boolean descending) {
        String member = parameters.name(sql.member(column.key()));
        String direction = descending ? " DESC" : "";
        String isNumber = sql.isNumber(body, member);
        String text = sql.text(body, member);
        return "(CASE WHEN " + isNumber + " THEN 0 WHEN " + text + " IS NOT NULL THEN 1 ELSE 2 END)" + direction
                + ", (CASE WHEN " + isNumber + " THEN " + sql.number(body, member) + " ELSE 0 END)" + direction
                + ", " + sql.bytewise("(CASE WHEN " + isNumber + " THEN '' ELSE COALESCE(" + text + ", '') END)")
                + direction + ", t.id";
    }
}
