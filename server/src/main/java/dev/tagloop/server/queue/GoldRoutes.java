package dev.tagloop.server.queue;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Tasks whose answer is known among the others: how often they come, and how well people do on them. For those who run the project alone. */
public final class GoldRoutes {
    private static final String GOLD = "/api/tagloop/projects/{id}/gold";
    private static final long SELDOM = 10_000;

    private final Database database;
    private final Scope scope;

    public GoldRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get(GOLD, this::get).patch(GOLD, this::change);
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        call.ok(database.read(handle -> json(handle, ProjectRef.current(handle, project))));
    }

    private static ObjectNode json(Handle handle, ProjectRef project) {
        ObjectNode answer =
                Json.object().put("every", project.goldEvery()).put("tasks", GoldScores.tasks(handle, project.id()));
        answer.set("people", GoldScores.people(handle, project.id()));
        return answer;
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        fields.require("every");
        Optional<Long> every = fields.integer("every");
        fields.check();
        if (every.orElseThrow() < 0 || every.get() > SELDOM) {
            throw ApiException.invalid("every", "One of 1 to " + SELDOM + " tasks, or 0 for none.");
        }
        call.ok(database.write(handle -> {
            handle.createUpdate("UPDATE projects SET gold_every = :every WHERE id = :project")
                    .bind("every", every.get())
                    .bind("project", project.id())
                    .execute();
            return json(handle, ProjectRef.current(handle, project));
        }));
    }
}
