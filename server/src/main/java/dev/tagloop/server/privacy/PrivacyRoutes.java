package dev.tagloop.server.privacy;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the owner of the server may have forgotten, each with a look first. */
final class PrivacyRoutes {
    private static final int MOST = 500;

    private final Access access;
    private final Scope scope;
    private final Purge purge;
    private final Erasure erasure;

    PrivacyRoutes(Access access, Scope scope, Purge purge, Erasure erasure) {
        this.access = access;
        this.scope = scope;
        this.purge = purge;
        this.erasure = erasure;
    }

    void declare(Routes routes) {
        routes.post("/api/tagloop/projects/{id}/purge", this::purge).post("/api/tagloop/users/{id}/erase", this::erase);
    }

    private void purge(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
        ProjectRef project = scope.project(call, Action.DELETE);
        JsonNode body = call.body().asJson();
        Set<Long> tasks = new TreeSet<>();
        body.path("tasks").forEach(id -> {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw ApiException.invalid("tasks", "Tasks are named by their ids.");
            }
            tasks.add(id.longValue());
        });
        if (tasks.isEmpty() || tasks.size() > MOST) {
            throw ApiException.invalid("tasks", "Name 1 to " + MOST + " tasks by their ids.");
        }
        boolean preview = flag(body, "preview");
        call.ok((preview ? purge.preview(project, tasks) : purge.purge(project, tasks)).json(preview));
    }

    private void erase(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
        long id = call.id("id", "User");
        if (id == call.caller().id()) {
            throw ApiException.of(400, "The owner of the server cannot erase the own account: another owner must.");
        }
        JsonNode body = call.body().asJson();
        boolean preview = flag(body, "preview");
        boolean annotations = flag(body, "annotations");
        call.ok((preview ? erasure.preview(id, annotations) : erasure.erase(id, annotations)).json(preview));
    }

    private static boolean flag(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw ApiException.invalid(name, "Must be true or false.");
        }
        return value.asBoolean(false);
    }
}
