package dev.tagloop.server.predictions;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.PythonText;
import dev.tagloop.server.tasks.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Many predictions for tasks that are there, in one request: all are stored or none. */
public final class PredictionImportRoutes {
    /** Tasks counted with one statement. */
    private static final int COUNTED_TOGETHER = 5000;

    private final Database database;
    private final Scope scope;
    private final boolean validates;

    /** @param validates whether predictions that do not fit the labelling configuration are refused, not left out */
    public PredictionImportRoutes(Database database, Scope scope, boolean validates) {
        this.database = database;
        this.scope = scope;
        this.validates = validates;
    }

    public void declare(Routes routes) {
        routes.post("/api/projects/{id}/import/predictions", this::create);
    }

    private record Item(long task, Predictions.Content content) {}

    private void create(Call call) {
        ProjectRef project = scope.project(call, Action.IMPORT);
        JsonNode body = call.body().asJson();
        if (!body.isArray()) {
            throw ApiException.invalidRequest(
                    "Expected a list of predictions: [{\"task\": <id>, \"result\": [...]}, ...].");
        }
        Set<Long> tasks = database.read(handle -> taskIds(handle, project));
        ConfigFit fit = ConfigFit.of(project);
        ResultCoercion coercion = ResultCoercion.of(project);
        if (validates) {
            validate(body, tasks, fit);
        }
        List<Item> items = new ArrayList<>();
        for (JsonNode entry : body) {
            long task = task(entry, tasks, project);
            if (fit.fits(entry)) {
                items.add(new Item(task, content(entry, coercion)));
            }
        }
        int created = database.write(handle -> store(handle, project, items));
        call.created(Json.object().put("created", created));
    }

    private static void validate(JsonNode body, Set<Long> tasks, ConfigFit fit) {
        PredictionValidation validation = new PredictionValidation();
        for (int i = 0; i < body.size(); i++) {
            JsonNode entry = body.get(i);
            JsonNode task = entry.get("task");
            if (task == null || !tasks.contains(TaskIds.of(task).orElse(Long.MIN_VALUE))) {
                validation.add("Prediction " + i + ": Invalid task ID " + (task == null ? "None" : PythonText.of(task))
                        + " - task not found in project");
            } else {
                validation.check("Prediction " + i, fit, entry);
            }
        }
        validation.requireAll();
    }

    private static Set<Long> taskIds(Handle handle, ProjectRef project) {
        return new HashSet<>(handle.createQuery("SELECT id FROM visible_tasks WHERE project_id = :project")
                .bind("project", project.id())
                .mapTo(Long.class)
                .list());
    }

    private static long task(JsonNode entry, Set<Long> tasks, ProjectRef project) {
        JsonNode task = entry.get("task");
        long id = task == null ? Long.MIN_VALUE : TaskIds.of(task).orElse(Long.MIN_VALUE);
        if (!tasks.contains(id)) {
            throw ApiException.invalidRequest(PythonText.of(entry)
                    + " contains invalid \"task\" field: corresponding task ID couldn't be retrieved from project "
                    + project.title() + " (id=" + project.id() + ") tasks");
        }
        return id;
    }

    private static Predictions.Content content(JsonNode entry, ResultCoercion coercion) {
        JsonNode score = entry.get("score");
        return new Predictions.Content(
                ModelVersions.sent(entry.get("model_version")),
                score == null || score.isNull() ? null : (Double) score.doubleValue(),
                coercion.result(entry.get("result")).map(Json::stored).orElse(null));
    }

    private static int store(Handle handle, ProjectRef project, List<Item> items) throws Exception {
        List<Long> touched = new ArrayList<>(
                new LinkedHashSet<>(items.stream().map(Item::task).toList()));
        Set<Long> there = taskIds(handle, project);
        if (!there.containsAll(touched)) {
            throw ApiException.invalidRequest("A task was deleted while its prediction came in; nothing was stored.");
        }
        try (PredictionInserts inserts = new PredictionInserts(handle)) {
            for (Item item : items) {
                inserts.insert(project.id(), item.task(), item.content());
            }
        }
        for (int from = 0; from < touched.size(); from += COUNTED_TOGETHER) {
            List<Long> part = touched.subList(from, Math.min(touched.size(), from + COUNTED_TOGETHER));
            Counters.around(handle, project.id(), part, same -> {
                Counters.recountPredictions(handle, part);
                return part;
            });
        }
        if (!items.isEmpty()) {
            Predictions.adoptVersion(
                    handle, project.id(), items.getLast().content().modelVersion());
        }
        return items.size();
    }
}
