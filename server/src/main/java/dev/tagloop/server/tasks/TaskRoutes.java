package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.accounts.UserJson;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.learner.Suggestions;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.savings.HoldBack;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Tasks one by one. */
public final class TaskRoutes {
    private final Database database;
    private final Scope scope;
    private final Users users;
    private final Trash trash;
    private final Suggestions suggestions;

    /** @param suggestions asks the server's own learner for a task that somebody opens */
    public TaskRoutes(Database database, Scope scope, Users users, Trash trash, Suggestions suggestions) {
        this.suggestions = suggestions;
        this.database = database;
        this.scope = scope;
        this.users = users;
        this.trash = trash;
    }

    public void declare(Routes routes) {
        routes.post("/api/tasks", this::create)
                .post("/api/projects/{id}/tasks", this::createInProject)
                .delete("/api/projects/{id}/tasks", this::deleteAll)
                .get("/api/tasks/{id}", this::get)
                .patch("/api/tasks/{id}", this::change)
                .put("/api/tasks/{id}", this::change)
                .delete("/api/tasks/{id}", this::delete);
    }

    private void create(Call call) {
        Fields fields = call.fields();
        fields.require("project");
        long id = fields.id("project").orElse(Long.MIN_VALUE);
        fields.check();
        insert(call, scope.project(call, id, Action.IMPORT), fields);
    }

    private void createInProject(Call call) {
        ProjectRef project = scope.project(call, Action.IMPORT);
        insert(call, project, call.fields());
    }

    private void insert(Call call, ProjectRef project, Fields fields) {
        TaskInput input = TaskInput.ofNew(fields, DataCheck.of(project));
        String data = input.data().orElseThrow();
        call.created(database.write(handle -> {
            requireProject(handle, project);
            long id = Tasks.insert(handle, project, data, input.meta().orElse("{}"));
            Counters.added(handle, project.id(), id);
            new SummaryDelta().data(data, 1).apply(handle, project.id());
            WebhookEvents.tasksCreated(handle, project, List.of(id));
            return new TaskJson(project, TaskComments.NONE)
                    .alone(Tasks.find(handle, id).orElseThrow());
        }));
    }

    private static void requireProject(Handle handle, ProjectRef project) {
        if (ProjectRef.find(handle, project.id()).isEmpty()) {
            throw ApiException.noMatch("Project");
        }
    }

    private void get(Call call) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.VIEW);
        long id = call.id("id", "Task");
        Sight sight = scope.sight(call, project);
        // A person in a browser opens the task to label it; programs only read.
        boolean person = call.caller().credential() == Caller.Credential.SESSION;
        if (person) {
            suggestions.onOpening(project, id);
        }
        call.ok(database.read(handle -> {
            Related related = Related.of(handle, List.of(id)).seenBy(sight);
            boolean hidden = person && HoldBack.hides(handle, project.id(), id);
            return detail(handle, project, id, sight, hidden ? related.withoutPredictions() : related);
        }));
    }

    private ObjectNode detail(Handle handle, ProjectRef project, long id, Sight sight, Related related) {
        TaskRow task = KnownAnswers.of(handle, project, sight, List.of(id)).shown(find(handle, id));
        ObjectNode json = new TaskJson(project, TaskComments.of(handle, List.of(id), sight))
                .detail(task, related, UploadNames.of(handle, List.of(task)).path(task));
        List<AnnotationRow> annotations = related.annotations(id);
        for (int i = 0; i < annotations.size(); i++) {
            Long annotator = annotations.get(i).completedBy();
            if (annotator != null) {
                ObjectNode annotation = (ObjectNode) json.get("annotations").get(i);
                users.find(handle, annotator)
                        .ifPresent(user -> annotation.replace("completed_by", UserJson.annotator(user)));
            }
        }
        return json;
    }

    private static TaskRow find(Handle handle, long id) {
        return Tasks.find(handle, id).orElseThrow(() -> ApiException.noMatch("Task"));
    }

    private void change(Call call) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.CHANGE);
        long id = call.id("id", "Task");
        TaskInput input = TaskInput.ofChange(call.fields());
        call.ok(database.write(handle -> {
            TaskRow old = find(handle, id);
            Counters.around(handle, project.id(), List.of(id), same -> update(handle, id, input));
            if (input.data().isPresent()) {
                new SummaryDelta()
                        .data(old.data(), -1)
                        .data(input.data().get(), 1)
                        .apply(handle, project.id());
                // What was labelled stands in another text now.
                AnnotationChanges.note(handle, project.id(), List.of(id));
            }
            return new TaskJson(project, TaskComments.of(handle, List.of(id), Sight.EVERYTHING))
                    .withAnnotations(find(handle, id), Related.of(handle, List.of(id)));
        }));
    }

    private static int update(Handle handle, long id, TaskInput input) {
        handle.createUpdate(
                        "UPDATE task_bodies SET data = COALESCE(:data, data), meta = COALESCE(:meta, meta) WHERE task_id = :id")
                .bind("data", input.data().orElse(null))
                .bind("meta", input.meta().orElse(null))
                .bind("id", id)
                .execute();
        int changed = handle.createUpdate("UPDATE tasks SET inner_id = COALESCE(:inner, inner_id),"
                        + " is_labeled = COALESCE(:labeled, is_labeled), updated_at = :now WHERE id = :id")
                .bind("inner", input.innerId().orElse(null))
                .bind("labeled", input.isLabeled().orElse(null))
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
        Predictions.followTasks(handle, List.of(id));
        return changed;
    }

    private void delete(Call call) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.DELETE);
        long id = call.id("id", "Task");
        database.write(handle -> {
            find(handle, id);
            return trash.tasks(handle, project, List.of(id), call.caller().id());
        });
        call.noContent();
    }

    private void deleteAll(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        // As in the original, nobody is told.
        trash.allTasks(project, call.caller().id());
        call.noContent();
    }
}
