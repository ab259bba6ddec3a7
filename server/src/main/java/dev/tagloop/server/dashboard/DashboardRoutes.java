package dev.tagloop.server.dashboard;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.KeptAnswers;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How the work in a project goes. Answers are kept while nothing changes, since many look at the same page. */
public final class DashboardRoutes {
    private final Database database;
    private final Scope scope;
    private final KeptAnswers<Question> kept = new KeptAnswers<>();

    public DashboardRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    private record Question(long project, Sight sight, Period period) {}

    public void declare(Routes routes) {
        routes.get("/api/tagloop/projects/{id}/dashboard", this::get);
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Question question = new Question(project.id(), scope.sight(call, project), Period.of(call.query()));
        call.ok(database.read(handle -> {
            Map<Long, ObjectNode> people = People.of(handle);
            return kept.of(
                    question,
                    List.of(DataVersion.of(handle, project.id()), people),
                    () -> new Dashboard(handle, project.id(), question.sight()).read(question.period(), people));
        }));
    }
}
