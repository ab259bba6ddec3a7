package dev.tagloop.server.backup;

import dev.tagloop.server.storage.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/**
 * What of the rows lets somebody in, here or elsewhere. A backup without secrets has none of it: nobody is signed in after it was brought back, and
 * everybody needs a link or a new password.
 */
final class SecretColumns {
    /** Tables that stay behind as a whole. */
    static final Set<String> TABLES = Set.of("sessions", "sign_in_links", "personal_tokens");

    /** Columns that become empty. */
    static final Map<String, Set<String>> EMPTIED = Map.of(
            "users", Set.of("password_hash"),
            "projects", Set.of("task_data_login", "task_data_password"),
            "ml_backends", Set.of("basic_auth_pass", "extra_params"),
            "webhooks", Set.of("secret"));

    /** Columns that hold an object, which becomes empty. */
    static final Map<String, Set<String>> CLEARED = Map.of("webhooks", Set.of("headers"));

    /** Columns that cannot be empty, and are made anew when the backup is brought back. */
    static final Map<String, Set<String>> REMADE = Map.of(
            "users", Set.of("legacy_token_digest", "legacy_token_sealed"), "organizations", Set.of("invite_token"));

    private SecretColumns() {}

    /** Takes the secrets out of a table's rows. */
    static TableRows.Filter without(Schema.Table table) {
        if (TABLES.contains(table.name())) {
            return row -> false;
        }
        List<Schema.Column> columns = table.columns();
        Set<String> emptied = EMPTIED.getOrDefault(table.name(), Set.of());
        Set<String> cleared = CLEARED.getOrDefault(table.name(), Set.of());
        Set<String> remade = REMADE.getOrDefault(table.name(), Set.of());
        return row -> {
            for (int i = 0; i < columns.size(); i++) {
                if (emptied.contains(columns.get(i).name())) {
                    row.setNull(i);
                } else if (cleared.contains(columns.get(i).name())) {
                    row.set(i, "{}");
                } else if (remade.contains(columns.get(i).name())) {
                    row.set(i, placeholder(row));
                }
            }
            return true;
        };
    }

    /** These columns are unique. The first one is the id. */
    private static String placeholder(ArrayNode row) {
        return "removed " + row.get(0).asString();
    }
}
