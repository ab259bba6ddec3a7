package dev.tagloop.server.queue;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.drafts.DraftRow;
import dev.tagloop.server.drafts.Drafts;
import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Body;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.http.ErrorCode;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.learner.LearnerPredictions;
import dev.tagloop.server.learner.Suggestions;
import dev.tagloop.server.ml.Predictor;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.savings.HoldBack;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.KnownAnswers;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.tasks.TaskJson;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.views.AskedTasks;
import dev.tagloop.server.views.ViewRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The label stream, by its own route and as an action of the data manager, and its history. */
public final class QueueRoutes {
    private final Database database;
    private final Scope scope;
    private final QueueSettings settings;
    private final Predictor predictor;
    private final Suggestions suggestions;

    /**
     * @param predictor asks the connected models for the task that is handed out, where the project wants that
     * @param suggestions asks the server's own learner for it
     */
    public QueueRoutes(
            Database database, Scope scope, QueueSettings settings, Predictor predictor, Suggestions suggestions) {
        this.suggestions = suggestions;
        this.database = database;
        this.scope = scope;
        this.predictor = predictor;
        this.settings = settings;
    }

    public void declare(Routes routes) {
        routes.get("/api/projects/{id}/next", this::next).get("/api/projects/{id}/label-stream-history", this::history);
    }

    private void next(Call call) {
        ProjectRef project = scope.project(call, Action.ANNOTATE);
        Caller caller = call.caller();
        call.ok(stream(project, caller)
                .orElseThrow(() -> ApiException.of(404, "There are no tasks for " + caller.email())
                        .as(ErrorCode.NOTHING_TO_LABEL)));
    }

    private void history(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        long user = call.caller().id();
        call.ok(database.read(handle -> StreamHistory.json(handle, project.id(), user)));
    }

    /** The next task as an action of the data manager: of the stream, or of a list with filters and an order. */
    public void action(Call call, ProjectRef project) {
        Caller caller = call.caller();
        Optional<ViewRow> view = AskedTasks.view(database, call);
        Optional<ObjectNode> task = view.isPresent() || asksForList(call.body())
                ? listed(
                        project,
                        caller,
                        AskedTasks.filter(
                                database,
                                project,
                                scope.sight(call, project),
                                view,
                                call.body().asJson()))
                : stream(project, caller);
        call.ok(task.orElseThrow(() -> ApiException.of(
                404,
                "There are still some tasks to complete for the user=" + caller.email()
                        + ", but they seem to be locked by another user.")));
    }

    private static boolean asksForList(Body body) {
        JsonNode json = body.asJson();
        return json.has("ordering") || json.has("filters") || json.has("selectedItems");
    }

    private Optional<ObjectNode> stream(ProjectRef asked, Caller caller) {
        return handedOut(asked, caller).map(json -> predicted(asked, caller, json));
    }

    /** The same task after the models had a look at it; outside the transaction, which must not wait for them. */
    private ObjectNode predicted(ProjectRef project, Caller caller, ObjectNode given) {
        long task = given.get("id").longValue();
        boolean asksBackends = project.evaluatePredictionsAutomatically();
        if (asksBackends) {
            predictor.beforeLabelling(project, task, caller.id());
        }
        if (!suggestions.beforeLabelling(project, task) && !asksBackends) {
            return given;
        }
        return database.read(handle -> Tasks.find(handle, task)
                .map(row -> json(
                        handle,
                        current(handle, project),
                        caller,
                        row,
                        given.get("queue").stringValue(),
                        given.get("unique_lock_id").stringValue()))
                .orElse(given));
    }

    private Optional<ObjectNode> handedOut(ProjectRef asked, Caller caller) {
        Instant now = settings.clock().instant();
        // Looked for beside the writer, which then only sees whether somebody was quicker.
        Optional<NextTask.Pick> found =
                database.read(handle -> new NextTask(handle, asked, caller.id(), now).ofStream());
        if (found.isEmpty() && !database.read(handle -> Leases.isAnyTooLong(handle, now, settings.lease()))) {
            return Optional.empty();
        }
        return database.write(handle -> {
            ProjectRef project = current(handle, asked);
            Leases.expire(handle, now, settings.lease());
            NextTask next = new NextTask(handle, project, caller.id(), now);
            Optional<NextTask.Pick> pick = found.filter(next::isStillOpen).or(next::ofStream);
            if (pick.isEmpty()) {
                return Optional.empty();
            }
            String lock = Leases.take(handle, pick.get().task(), caller.id(), now, settings.lease());
            StreamHistory.streamed(handle, project.id(), pick.get().task(), caller.id(), settings.historyLimit());
            return Optional.of(json(
                    handle,
                    project,
                    caller,
                    Tasks.find(handle, pick.get().task()).orElseThrow(),
                    pick.get().queue(),
                    lock));
        });
    }

    /** The project as it is inside this transaction. */
    private static ProjectRef current(Handle handle, ProjectRef project) {
        return ProjectRef.find(handle, project.id()).orElseThrow(() -> ApiException.noMatch("Project"));
    }

    private Optional<ObjectNode> listed(ProjectRef project, Caller caller, TaskFilter filter) {
        Optional<Long> found = database.read(handle ->
                new NextTask(handle, project, caller.id(), settings.clock().instant()).ofList(filter));
        found.ifPresent(task -> suggestions.beforeLabelling(project, task));
        return found.flatMap(task -> database.read(handle -> Tasks.find(handle, task)
                .map(row -> json(
                        handle,
                        project,
                        caller,
                        row,
                        "Data manager queue",
                        UUID.randomUUID().toString()))));
    }

    private static ObjectNode json(
            Handle handle, ProjectRef project, Caller caller, TaskRow row, String queue, String lock) {
        long task = row.id();
        List<DraftRow> drafts = Drafts.ofTasks(handle, List.of(task)).stream()
                .filter(draft -> draft.userId() == caller.id())
                .toList();
        // A comment on an annotation of somebody else is not for whoever is to label the task themselves.
        Sight own = new Sight(Optional.of(caller.id()));
        TaskComments comments = TaskComments.of(handle, List.of(task), own);
        TaskRow shown = KnownAnswers.of(handle, project, own, List.of(task)).shown(row);
        return new TaskJson(project, comments).next(shown, suggested(handle, project, task), drafts, lock, queue);
    }

    /** What is suggested to whoever gets the task; nothing where the lot fell on it. */
    private static List<PredictionRow> suggested(Handle handle, ProjectRef project, long task) {
        if (HoldBack.of(handle, project.id()).holds(task)) {
            return List.of();
        }
        List<PredictionRow> all = Predictions.ofTasks(handle, List.of(task));
        return project.modelVersion().isEmpty()
                ? LearnerPredictions.withoutOutdated(handle, task, all)
                : all.stream()
                        .filter(prediction -> prediction.modelVersion().equals(project.modelVersion()))
                        .toList();
    }
}
