package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/** An account as what it wrote, judged or decided names it. */
public record Person(long id, String email, String firstName, String lastName) {
    /** The columns of an account for {@link #read}, under a prefix. @param table the alias of its table */
    public static String columns(String table, String prefix) {
        return table + ".id AS " + prefix + "_id, " + table + ".email AS " + prefix + "_email, " + table
                + ".first_name AS " + prefix + "_first, " + table + ".last_name AS " + prefix + "_last";
    }

    /** The account in a row, or null when it is gone. */
    public static Person read(ResultSet row, String prefix) throws SQLException {
        long id = row.getLong(prefix + "_id");
        return row.wasNull()
                ? null
                : new Person(
                        id,
                        row.getString(prefix + "_email"),
                        row.getString(prefix + "_first"),
                        row.getString(prefix + "_last"));
    }

    /** As the API tells it; null is told as null. */
    public static JsonNode json(Person person) {
        return person == null
                ? Json.object().nullNode()
                : Json.object()
                        .put("id", person.id())
                        .put("email", person.email())
                        .put("first_name", person.firstName())
                        .put("last_name", person.lastName());
    }
}
