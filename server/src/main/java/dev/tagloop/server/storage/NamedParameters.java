package dev.tagloop.server.storage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the parameters of a statement, {@code :name} or {@code ?}, in one walk over its characters. Texts, quoted names, comments and PostgreSQL's
 * casts ({@code ::}) are left as they are. A general lexer, which the library brings, takes longer for a statement with five hundred ids than the
 * database takes to run it.
 */
final class NamedParameters implements SqlParser {
    /** Statements that are remembered, and the longest of them: longer ones name ids, and do not come again. */
    private static final int REMEMBERED = 2000;

    private static final int LONGEST = 4000;

    private final Map<String, ParsedSql> known = new ConcurrentHashMap<>();

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        if (sql.length() > LONGEST) {
            return parse(sql);
        }
        ParsedSql parsed = known.get(sql);
        if (parsed == null) {
            parsed = parse(sql);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(sql, parsed);
        }
        return parsed;
    }

    static ParsedSql parse(String sql) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        int told = 0;
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end = at + 1;
            switch (c) {
                case '\'', '"' -> end = afterQuoted(sql, at);
                case '-' -> end = sql.startsWith("--", at) ? after(sql, "\n", at) : end;
                case '/' -> end = sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : end;
                case '?' -> {
                    parsed.append(sql.substring(told, at)).appendPositionalParameter();
                    told = end;
                }
                case ':' -> {
                    end = afterName(sql, end);
                    if (end > at + 1) {
                        parsed.append(sql.substring(told, at)).appendNamedParameter(sql.substring(at + 1, end));
                        told = end;
                    } else if (sql.startsWith("::", at)) {
                        end = at + 2;
                    }
                }
                default -> {
                    // Stands for itself.
                }
            }
            at = end;
        }
        return parsed.append(sql.substring(told)).build();
    }

    /** A doubled quote inside is two quoted stretches beside each other, which comes to the same. */
    private static int afterQuoted(String sql, int start) {
        return after(sql, sql.substring(start, start + 1), start + 1);
    }

    private static int after(String sql, String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static int afterName(String sql, int start) {
        int end = start;
        while (end < sql.length() && isPartOfName(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPartOfName(char c) {
        return Character.isJavaIdentifierPart(c) || c == '.';
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return ":" + name;
    }
}
