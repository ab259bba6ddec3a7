package dev.tagloop.server.reviews;

import dev.tagloop.server.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/** An account as reviews name it. */
final class Reviewer {
    private Reviewer() {}

    /** The columns of an account for {@link #json}, under a prefix. @param table the alias of its table */
    static String columns(String table, String prefix) {
        return table + ".id AS " + prefix + "_id, " + table + ".email AS " + prefix + "_email, " + table
                + ".first_name AS " + prefix + "_first, " + table + ".last_name AS " + prefix + "_last";
    }

    static JsonNode json(ResultSet row, String prefix) throws SQLException {
        long id = row.getLong(prefix + "_id");
        return row.wasNull()
                ? Json.object().nullNode()
                : Json.object()
                        .put("id", id)
                        .put("email", row.getString(prefix + "_email"))
                        .put("first_name", row.getString(prefix + "_first"))
                        .put("last_name", row.getString(prefix + "_last"));
    }
}
