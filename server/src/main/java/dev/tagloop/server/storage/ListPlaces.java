package dev.tagloop.server.storage;

import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;

/** Puts what was defined under a name, such as the places of a list of ids, where the statement says {@code <name>}. */
final class ListPlaces implements TemplateEngine {
    @Override
    public String render(String sql, StatementContext context) {
        StringBuilder filled = null;
        int told = 0;
        for (int at = sql.indexOf('<'); at >= 0; at = sql.indexOf('<', at + 1)) {
            int end = afterName(sql, at + 1);
            if (end > at + 1 && end < sql.length() && sql.charAt(end) == '>') {
                filled = filled == null ? new StringBuilder(sql.length() + 64) : filled;
                filled.append(sql, told, at).append(value(sql.substring(at + 1, end), context));
                told = end + 1;
            }
        }
        return filled == null ? sql : filled.append(sql, told, sql.length()).toString();
    }

    private static int afterName(String sql, int start) {
        int end = start;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static Object value(String name, StatementContext context) {
        Object value = context.getAttribute(name);
        if (value == null) {
            throw new UnableToCreateStatementException("nothing was defined for <" + name + ">", context);
        }
        return value;
    }
}
