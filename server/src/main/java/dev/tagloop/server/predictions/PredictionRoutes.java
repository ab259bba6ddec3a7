package dev.tagloop.server.predictions;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.tasks.Tasks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Predictions one by one, and lists of them by task or project. */
public final class PredictionRoutes {
    private final Database database;
    private final Scope scope;
    private final boolean validates;

    /** @param validates whether predictions that do not fit the labelling configuration are refused */
    public PredictionRoutes(Database database, Scope scope, boolean validates) {
        this.database = database;
        this.scope = scope;
        this.validates = validates;
    }

    public void declare(Routes routes) {
        routes.get("/api/predictions", this::list)
                .post("/api/predictions", this::create)
                .get("/api/predictions/{id}", this::get)
                .patch("/api/predictions/{id}", this::change)
                .put("/api/predictions/{id}", this::change)
                .delete("/api/predictions/{id}", this::delete);
    }

    private void list(Call call) {
        Query query = call.query();
        Optional<Long> task = query.number("task");
        Optional<Long> project = query.number("project").or(() -> query.number("task__project"));
        Function<Handle, List<PredictionRow>> rows;
        if (task.isPresent()) {
            scope.of(call, Owned.TASK, task.get(), Action.VIEW);
            rows = handle -> Predictions.ofTasks(handle, List.of(task.get()));
        } else if (project.isPresent()) {
            ProjectRef asked = scope.project(call, project.get(), Action.VIEW);
            Sight sight = scope.sight(call, asked);
            rows = handle -> Predictions.ofProject(handle, asked.id(), sight);
        } else {
            throw ApiException.invalidRequest(
                    "Name the task or the project whose predictions you want: ?task=<id> or ?project=<id>.");
        }
        call.ok(database.read(handle -> {
            Instant now = Instant.now();
            ArrayNode list = Json.array();
            rows.apply(handle).forEach(row -> list.add(row.json(now)));
            return list;
        }));
    }

    /** What a request says about a prediction. @param result as sent; the coercion needs the task's project */
    private record Input(
            Optional<JsonNode> result, Optional<String> modelVersion, Optional<Double> score, boolean forgetScore) {
        static Input of(Fields fields) {
            if (fields.isNull("result")) {
                fields.error("result", "This field may not be null.");
            }
            Optional<JsonNode> result = fields.json("result").map(Input::parsed);
            Optional<String> version = fields.text("model_version", Fields.TextRule.verbatim());
            boolean noScore = fields.isNull("score");
            Optional<Double> score =
                    noScore ? Optional.empty() : fields.number("score").map(BigDecimal::doubleValue);
            if (score.isPresent() && score.get().isInfinite()) {
                fields.error("score", "A valid number is required.");
            }
            fields.check();
            return new Input(result, version, score, noScore);
        }

        /** Whether it can be stored in this project. @throws ApiException 400 */
        void check(ProjectRef project, boolean strictly) {
            if (strictly) {
                PredictionValidation.require(ConfigFit.of(project), result.orElseGet(Json::array), score.orElse(null));
            }
            result.filter(ResultCoercion::isUnusableList).ifPresent(list -> {
                throw ApiException.invalidRequest("Each item in prediction result should be dict");
            });
        }

        /** A form sends JSON as text; a text that is no JSON list or object stands for itself. */
        private static JsonNode parsed(JsonNode sent) {
            return sent.isString()
                    ? Json.tryParse(sent.stringValue())
                            .filter(JsonNode::isContainer)
                            .orElse(sent)
                    : sent;
        }

        Optional<String> stored(ProjectRef project) {
            return result.flatMap(ResultCoercion.of(project)::result).map(Json::stored);
        }
    }

    private void create(Call call) {
        call.caller();
        Fields fields = call.fields();
        fields.require("task");
        fields.require("result");
        Optional<Long> task = fields.isNull("task") ? Optional.empty() : fields.id("task");
        if (fields.isNull("task")) {
            fields.error("task", "This field may not be null.");
        }
        Input input = Input.of(fields);
        long id = task.orElseThrow();
        ProjectRef project = taskProject(call, id);
        input.check(project, validates);
        Predictions.Content content = new Predictions.Content(
                input.modelVersion().orElse(""),
                input.score().orElse(null),
                input.stored(project).orElse(null));
        call.created(database.write(handle -> {
            if (Tasks.find(handle, id).isEmpty()) {
                throw noTask(id);
            }
            long prediction = Counters.around(handle, project.id(), List.of(id), same -> {
                try (PredictionInserts inserts = new PredictionInserts(handle)) {
                    long made = inserts.insert(project.id(), id, content);
                    Counters.recountPredictions(handle, List.of(id));
                    return made;
                }
            });
            return json(handle, prediction);
        }));
    }

    private ProjectRef taskProject(Call call, long task) {
        try {
            return scope.of(call, Owned.TASK, task, Action.IMPORT);
        } catch (ApiException e) {
            throw e.status() == 404 ? noTask(task) : e;
        }
    }

    private static ApiException noTask(long id) {
        return ApiException.invalid("task", "Invalid pk \"" + id + "\" - object does not exist.");
    }

    private static ObjectNode json(Handle handle, long id) {
        return find(handle, id).json(Instant.now());
    }

    private static PredictionRow find(Handle handle, long id) {
        return Predictions.find(handle, id).orElseThrow(() -> ApiException.noMatch("Prediction"));
    }

    private void get(Call call) {
        scope.of(call, Owned.PREDICTION, Action.VIEW);
        long id = call.id("id", "Prediction");
        call.ok(database.read(handle -> json(handle, id)));
    }

    private void change(Call call) {
        ProjectRef project = scope.of(call, Owned.PREDICTION, Action.CHANGE);
        long id = call.id("id", "Prediction");
        Input input = Input.of(call.fields());
        input.check(project, validates);
        call.ok(database.write(handle -> {
            PredictionRow old = find(handle, id);
            Predictions.update(
                    handle,
                    id,
                    new Predictions.Content(
                            input.modelVersion().orElse(old.modelVersion()),
                            input.forgetScore() ? null : input.score().orElse(old.score()),
                            input.result().isPresent() ? input.stored(project).orElse(null) : old.result()));
            return json(handle, id);
        }));
    }

    private void delete(Call call) {
        ProjectRef project = scope.of(call, Owned.PREDICTION, Action.DELETE);
        long id = call.id("id", "Prediction");
        database.write(handle -> {
            PredictionRow old = find(handle, id);
            return Counters.around(handle, project.id(), List.of(old.taskId()), same -> {
                Predictions.delete(handle, id);
                Counters.recountPredictions(handle, List.of(old.taskId()));
                return id;
            });
        });
        call.noContent();
    }
}
