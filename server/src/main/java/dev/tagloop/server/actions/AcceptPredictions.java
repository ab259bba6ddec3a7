package dev.tagloop.server.actions;

import dev.tagloop.server.annotations.BulkAnnotations;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.ModelVersions;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes annotations of predictions that no annotation was made of yet: of some model versions or of all. */
final class AcceptPredictions implements BulkAction {
    private static final int TOGETHER = 200;

    @Override
    public String id() {
        return "predictions_to_annotations";
    }

    @Override
    public Optional<ObjectNode> menu() {
        ObjectNode dialog = Menu.dialog(
                "Create Annotations From Predictions",
                "Each prediction of the chosen model version becomes an annotation of yours, in each selected task.");
        return Optional.of(Menu.entry(id(), "Create Annotations From Predictions", 91, List.of("tasks.change"))
                .set("dialog", dialog.putNull("form")));
    }

    @Override
    public ArrayNode form(Handle handle, ProjectRef project) {
        List<String> versions = ModelVersions.names(handle, project.id());
        ArrayNode options = Json.array();
        versions.forEach(options::add);
        String chosen = versions.contains(project.modelVersion())
                ? project.modelVersion()
                : versions.stream().findFirst().orElse(null);
        return Menu.form(
                Menu.select("model_version", "Choose predictions", options).put("value", chosen));
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public Map<String, Long> changes(Run run) {
        Counting counting = Counting.of(run);
        String ofVersions = versions(run.request().path("model_version"))
                .map(versions -> " AND p.model_version IN " + counting.list(versions))
                .orElse("");
        return counting.add(
                        "created_annotations",
                        "(SELECT COUNT(*) FROM predictions p WHERE p.task_id = t.id" + ofVersions
                                + " AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.parent_prediction = p.id))")
                .counts();
    }

    @Override
    public JsonNode run(Run run) {
        Optional<Set<String>> versions = versions(run.request().path("model_version"));
        AtomicLong made = new AtomicLong();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> made.addAndGet(run.database().write(handle -> {
                            List<PredictionRow> fresh = fresh(handle, DeleteTasks.present(handle, ids), versions);
                            return run.changes().around(handle, tasks(fresh), same -> {
                                new BulkAnnotations(handle, run.project(handle), run.user()).accept(fresh);
                                return fresh.size();
                            });
                        })));
        return Json.object().put("detail", "Created " + made.get() + " annotations");
    }

    private static Set<Long> tasks(List<PredictionRow> predictions) {
        return predictions.stream().map(PredictionRow::taskId).collect(Collectors.toSet());
    }

    /** A text or a list of texts; empty for all versions. */
    private static Optional<Set<String>> versions(JsonNode sent) {
        if (sent.isMissingNode()
                || sent.isNull()
                || (sent.isString() && sent.stringValue().isEmpty())) {
            return Optional.empty();
        }
        Set<String> versions = new HashSet<>();
        for (JsonNode version : sent.isArray() ? sent : Json.array().add(sent)) {
            if (version.isContainer()) {
                throw ApiException.invalid("model_version", "A model version is a text, or a list of texts.");
            }
            versions.add(version.asString());
        }
        return Optional.of(versions);
    }

    private static List<PredictionRow> fresh(Handle handle, List<Long> tasks, Optional<Set<String>> versions) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Set<Long> used = handle.createQuery("SELECT a.parent_prediction FROM annotations a JOIN predictions p"
                        + " ON p.id = a.parent_prediction WHERE p.task_id IN (<tasks>)")
                .bindList("tasks", tasks)
                .mapTo(Long.class)
                .set();
        return Predictions.ofTasks(handle, tasks).stream()
                .filter(prediction -> !used.contains(prediction.id()))
                .filter(prediction -> versions.map(some -> some.contains(prediction.modelVersion()))
                        .orElse(true))
                // Task after task, as the annotations are numbered in the original.
                .sorted(Comparator.comparingLong(PredictionRow::taskId))
                .toList();
    }
}
