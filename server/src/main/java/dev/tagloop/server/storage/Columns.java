package dev.tagloop.server.storage;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Values by the names of the columns that they are stored in, as parts of a statement.
 *
 * @param values the names never come from a request
 */
public record Columns(Map<String, Object> values) {
    /** {@code a, b}. */
    public String names() {
        return String.join(", ", values.keySet());
    }

    /** {@code :a, :b}. */
    public String places() {
        return values.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    }

    /** {@code a = :a, b = :b}. */
    public String assignments() {
        return values.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
    }

    /** Binds the values. */
    public <S extends SqlStatement<S>> S bind(S statement) {
        values.forEach(statement::bind);
        return statement;
    }
}
