package dev.tagloop.server.actions;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.ml.Predictor;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.trash.Changes;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.trash.TrashBatch;
import dev.tagloop.server.views.AskedTasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The data manager's actions: what there is, the forms before them, and running one. */
public final class ActionRoutes {
    private static final String NEXT_TASK = "next_task";

    private final Database database;
    private final Scope scope;
    private final Trash trash;
    private final List<BulkAction> actions;
    private final BiConsumer<Call, ProjectRef> nextTask;

    /** @param predictor asks the connected models; @param nextTask answers the action that hands out a task, which the queue does */
    public ActionRoutes(
            Database database,
            Scope scope,
            Users users,
            Trash trash,
            Predictor predictor,
            BiConsumer<Call, ProjectRef> nextTask) {
        this.database = database;
        this.scope = scope;
        this.trash = trash;
        this.nextTask = nextTask;
        this.actions = List.of(
                new RetrievePredictions(predictor),
                new AcceptPredictions(),
                new RemoveDuplicates(),
                new DeleteTasks(),
                new DeleteAnnotations(users),
                new DeletePredictions(),
                new CacheLabels(),
                new RenameLabels(),
                new AddDataField(),
                new AssignTasks());
    }

    public void declare(Routes routes) {
        routes.get("/api/dm/actions", this::list)
                .post("/api/dm/actions", this::run)
                .get("/api/dm/actions/{action}/form", this::form)
                .post("/api/tagloop/projects/{id}/actions/{action}", this::runToUndo)
                .post("/api/tagloop/projects/{id}/actions/{action}/preview", this::preview);
    }

    private ProjectRef project(Call call, Action action) {
        return scope.project(call, call.query().number("project").orElse(Long.MIN_VALUE), action);
    }

    /** Those that the caller may run. */
    private void list(Call call) {
        ProjectRef project = project(call, Action.VIEW);
        ArrayNode list = Json.array();
        actions.stream()
                .filter(action -> scope.allows(call, project, action.needs()))
                .map(BulkAction::menu)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(
                        (ObjectNode entry) -> entry.get("order").intValue()))
                .forEach(list::add);
        call.ok(list);
    }

    private BulkAction find(String id) {
        return actions.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiException.of(
                        404,
                        "There is no action \"" + id + "\"; there are: "
                                + String.join(
                                        ", ",
                                        actions.stream().map(BulkAction::id).toList()) + ", "
                                + NEXT_TASK + "."));
    }

    private void form(Call call) {
        ProjectRef project = project(call, Action.VIEW);
        BulkAction action = find(call.context().pathParam("action"));
        scope.project(call, project.id(), action.needs());
        call.ok(database.read(handle -> action.form(handle, project)));
    }

    private void run(Call call) {
        ProjectRef project = project(call, Action.VIEW);
        Optional<String> id = call.query().text("id");
        if (id.isEmpty()) {
            throw ApiException.bare(422, Json.object().put("detail", "No action id \"None\", use ?id=<action-id>"));
        }
        if (id.get().equals(NEXT_TASK)) {
            nextTask.accept(call, scope.project(call, project.id(), Action.ANNOTATE));
            return;
        }
        BulkAction action = find(id.get());
        scope.project(call, project.id(), action.needs());
        call.ok(action.run(begin(call, project, action)));
    }

    private Run begin(Call call, ProjectRef project, BulkAction action) {
        JsonNode request = call.body().asJson();
        TaskFilter filter = AskedTasks.filter(
                database, project, scope.sight(call, project), AskedTasks.view(database, call), request);
        Selection selection = new Selection(database, project.id(), filter);
        TrashBatch batch = trash.batch(project, call.caller().id());
        Changes changes = trash.changes(project, call.caller().id(), action.title());
        return new Run(database, trash, batch, changes, project, call.caller(), selection, request);
    }

    /** Runs an action and tells what brings back what it took away. */
    private void runToUndo(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        BulkAction action = find(call.context().pathParam("action"));
        scope.project(call, project.id(), action.needs());
        Run run = begin(call, project, action);
        String detail = action.run(run).path("detail").asString("");
        ObjectNode answer = Json.object().put("detail", detail).putNull("undo");
        if (action.isUndoable()) {
            run.batch()
                    .thing()
                    .or(run.changes()::thing)
                    .ifPresent(thing ->
                            answer.putObject("undo").put("kind", thing.kind()).put("id", thing.id()));
        }
        call.ok(answer);
    }

    /** Tells what an action would do; nothing is changed. */
    private void preview(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        BulkAction action = find(call.context().pathParam("action"));
        scope.project(call, project.id(), action.needs());
        Run run = begin(call, project, action);
        long tasks = run.selection().ask("COUNT(*)", Map.of(), (row, context) -> row.getLong(1));
        ObjectNode answer = Json.object().put("tasks", tasks);
        ObjectNode changes = answer.putObject("changes");
        action.changes(run).forEach(changes::put);
        call.ok(answer.put("undoable", action.isUndoable()));
    }
}
