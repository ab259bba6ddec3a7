package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendWire;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.savings.HoldBack;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a backend about one task: for who labels it, and to show what goes over the wire. Nothing is stored. */
final class InteractiveRoutes {
    private final Database database;
    private final Scope scope;
    private final BackendLinks links;
    private final BackendStates states;

    InteractiveRoutes(Database database, Scope scope, BackendLinks links, BackendStates states) {
        this.database = database;
        this.scope = scope;
        this.links = links;
        this.states = states;
    }

    void declare(Routes routes) {
        routes.post("/api/ml/{id}/interactive-annotating", this::annotate)
                .post("/api/ml/{id}/predict/test", this::show);
    }

    private void annotate(Call call) {
        ProjectRef project = scope.ofOrPage(call, Owned.ML_BACKEND, Action.ANNOTATE);
        BackendRow row = MlRoutes.row(database, call);
        Fields fields = call.fields();
        fields.require("task");
        Optional<Long> task = fields.id("task");
        Optional<JsonNode> context = fields.json("context").filter(sent -> !sent.isNull());
        if (context.isPresent() && !context.get().isObject()) {
            fields.error("context", "The context must be an object.");
        }
        fields.check();
        requireTask(call, project, task.orElseThrow());
        if (!row.isInteractive()) {
            call.ok(errors("Model is not set to be used for interactive preannotations"));
            return;
        }
        if (database.read(handle -> HoldBack.hides(handle, project.id(), task.get()))) {
            call.ok(errors("The ML backend found nothing to say about this task."));
            return;
        }
        call.ok(answer(call, row, project, task.get(), context.map(JsonObject::owning)));
    }

    /** A task of this project that the caller sees. */
    private void requireTask(Call call, ProjectRef project, long task) {
        if (scope.ofOrPage(call, Owned.TASK, task, Action.VIEW).id() != project.id()) {
            throw new PageNotFoundException();
        }
    }

    private JsonNode answer(Call call, BackendRow row, ProjectRef project, long task, Optional<JsonObject> context) {
        try {
            TaskPayloads.Batch batch = payloads(row)
                    .ofLabelling(project, task, call.caller().id())
                    .orElseThrow(PageNotFoundException::new);
            PredictionRequest request =
                    context.map(batch.request()::withContext).orElse(batch.request());
            List<BackendPrediction> answers = links.open(row).predict(request);
            if (answers.isEmpty()) {
                return errors("The ML backend found nothing to say about this task.");
            }
            // Only the first counts, as in the original.
            new AnswerCheck(project).contents(batch.rows(), answers.subList(0, 1), row.modelVersion());
            ObjectNode json = Json.object();
            json.set("data", answers.getFirst().json().toNode());
            return json;
        } catch (BackendException e) {
            states.failed(row, e);
            return errors(e.getMessage());
        }
    }

    private static ObjectNode errors(String message) {
        ObjectNode json = Json.object();
        json.putArray("errors").add(message);
        return json;
    }

    private TaskPayloads payloads(BackendRow row) {
        Project project = database.read(handle -> Projects.get(handle, row.projectId()));
        return links.payloads(row, project);
    }

    /** Predicts one task, any or the first, and shows request and answer. */
    private void show(Call call) {
        ProjectRef project = scope.ofOrPage(call, Owned.ML_BACKEND, Action.MANAGE);
        BackendRow row = MlRoutes.row(database, call);
        String order = call.query().flag("random", false) ? "RANDOM()" : "id";
        long task = database.read(handle -> handle.createQuery(
                                "SELECT id FROM visible_tasks WHERE project_id = :project ORDER BY " + order
                                        + " LIMIT 1")
                        .bind("project", project.id())
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> ApiException.of(400, "The project has no task yet to try the model with."));
        PredictionRequest request = payloads(row).of(project, List.of(task)).request();
        ObjectNode json = Json.object().put("status", 200).putNull("error_message");
        json.put("url", row.url().replaceFirst("/*$", "/") + "predict");
        json.set("request", BackendWire.predict(request).toNode());
        try {
            ArrayNode response = Json.array();
            links.open(row)
                    .predict(request)
                    .forEach(answer -> response.add(answer.json().toNode()));
            json.set("response", response);
        } catch (BackendException e) {
            states.failed(row, e);
            json.put("status", e.status()).put("error_message", e.getMessage()).putNull("response");
        }
        call.ok(json);
    }
}
