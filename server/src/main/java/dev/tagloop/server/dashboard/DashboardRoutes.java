package dev.tagloop.server.dashboard;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How the work in a project goes. Answers are kept while nothing changes, since many look at the same page. */
public final class DashboardRoutes {
    private static final int MOST_KEPT = 32;

    private final Database database;
    private final Scope scope;
    private final Map<Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public DashboardRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    private record Question(long project, Sight sight, Period period) {}

    private record Kept(String version, Map<Long, ObjectNode> people, ObjectNode answer) {
        boolean isOf(String nowVersion, Map<Long, ObjectNode> nowPeople) {
            return version.equals(nowVersion) && people.equals(nowPeople);
        }
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/projects/{id}/dashboard", this::get);
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Question question = new Question(project.id(), scope.sight(call, project), Period.of(call.query()));
        call.ok(database.read(handle -> {
            String version = Dashboard.version(handle, project.id());
            Map<Long, ObjectNode> people = Dashboard.people(handle);
            Kept known = kept(question);
            if (known != null && known.isOf(version, people)) {
                return known.answer();
            }
            ObjectNode answer = new Dashboard(handle, project.id(), question.sight()).read(question.period(), people);
            keep(question, new Kept(version, people, answer));
            return answer;
        }));
    }

    private Kept kept(Question question) {
        synchronized (kept) {
            return kept.get(question);
        }
    }

    private void keep(Question question, Kept answer) {
        synchronized (kept) {
            kept.put(question, answer);
        }
    }
}
