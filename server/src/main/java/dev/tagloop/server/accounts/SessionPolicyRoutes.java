package dev.tagloop.server.accounts;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** How long an organization lets sessions live. */
final class SessionPolicyRoutes {
    private final Database database;
    private final Access access;

    SessionPolicyRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    void declare(Routes routes) {
        routes.get("/api/session-policy", this::get).patch("/api/session-policy", this::change);
    }

    private long organization(Call call, Action action) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, action, new Target.Organization(organization));
        return organization;
    }

    private void get(Call call) {
        long organization = organization(call, Action.VIEW);
        call.ok(database.read(handle -> policy(handle, organization)));
    }

    private static ObjectNode policy(Handle handle, long organization) {
        return handle.createQuery(
                        "SELECT max_session_age, max_time_between_activity, created_at, session_policy_updated_at"
                                + " FROM organizations WHERE id = :id")
                .bind("id", organization)
                .map((row, context) -> Json.object()
                        .put("max_session_age", row.getLong("max_session_age"))
                        .put("max_time_between_activity", row.getLong("max_time_between_activity"))
                        .put("created_at", row.getString("created_at"))
                        .put("updated_at", row.getString("session_policy_updated_at")))
                .one();
    }

    private void change(Call call) {
        long organization = organization(call, Action.CHANGE);
        Fields fields = call.fields();
        Optional<Long> age = minutes(fields, "max_session_age");
        Optional<Long> idle = minutes(fields, "max_time_between_activity");
        fields.check();
        call.ok(database.write(handle -> {
            handle.createUpdate("UPDATE organizations SET max_session_age = COALESCE(:age, max_session_age),"
                            + " max_time_between_activity = COALESCE(:idle, max_time_between_activity),"
                            + " session_policy_updated_at = :now WHERE id = :id")
                    .bind("age", age.orElse(null))
                    .bind("idle", idle.orElse(null))
                    .bind("now", Times.now())
                    .bind("id", organization)
                    .execute();
            return policy(handle, organization);
        }));
    }

    private static Optional<Long> minutes(Fields fields, String name) {
        Optional<Long> minutes = fields.integer(name);
        if (minutes.isPresent() && minutes.get() < 1) {
            fields.error(name, "Ensure this value is greater than or equal to 1.");
        }
        return minutes;
    }
}
