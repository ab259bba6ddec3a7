package dev.tagloop.server.stopping;

import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.dashboard.DataVersion;
import dev.tagloop.server.dashboard.People;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.KeptAnswers;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** "Stop now?": what speaks for it, and the budget. Answers are kept while nothing changes. */
public final class StoppingRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/stopping";

    private final Database database;
    private final Scope scope;
    private final LongFunction<List<LearnedVersion>> versions;
    private final KeptAnswers<Long> kept = new KeptAnswers<>();

    /** @param versions those of a project's learner, the oldest first */
    public StoppingRoutes(Database database, Scope scope, LongFunction<List<LearnedVersion>> versions) {
        this.database = database;
        this.scope = scope;
        this.versions = versions;
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::get).patch(PATH, this::change);
    }

    private void get(Call call) {
        call.ok(standing(scope.project(call, Action.MANAGE)));
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Map<String, Object> columns = BudgetInput.read(call.fields());
        database.write(handle -> {
            LabellingPlan.update(handle, project.id(), columns);
            return project.id();
        });
        call.ok(standing(project));
    }

    private ObjectNode standing(ProjectRef project) {
        List<LearnedVersion> learned = versions.apply(project.id());
        return database.read(handle -> {
            Map<Long, ObjectNode> people = People.of(handle);
            List<Object> state = List.of(
                    DataVersion.of(handle, project.id()),
                    LabellingPlan.of(handle, project.id()),
                    learned,
                    people,
                    project,
                    predictions(handle, project.id()));
            return kept.of(project.id(), state, () -> new Standing(handle, project, learned, people).read());
        });
    }

    private static long predictions(Handle handle, long project) {
        return handle.createQuery("SELECT total_predictions_number FROM projects WHERE id = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }
}
