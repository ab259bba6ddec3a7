package dev.tagloop.server.dashboard;

import dev.tagloop.server.http.Json;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Who the accounts are. */
public final class People {
    private People() {}

    /** E-mail addresses and names by account. */
    public static Map<Long, ObjectNode> of(Handle handle) {
        Map<Long, ObjectNode> people = new HashMap<>();
        handle.createQuery("SELECT id, email, first_name, last_name FROM users")
                .map((row, context) -> people.put(
                        row.getLong("id"),
                        Json.object()
                                .put("email", row.getString("email"))
                                .put("name", (row.getString("first_name") + " " + row.getString("last_name")).strip())))
                .list();
        return people;
    }
}
