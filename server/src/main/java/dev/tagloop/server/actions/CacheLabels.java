package dev.tagloop.server.actions;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.summary.Labels;
import dev.tagloop.server.tasks.DataChanges;
import dev.tagloop.server.tasks.Related;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the labels of each task's annotations or predictions into its data, as {@code cache_<control>} or {@code
 * cache_predictions_<control>}, so that lists can be filtered by them. Not shown in menus: scripts of the original use it.
 */
final class CacheLabels implements BulkAction {
    private static final int TOGETHER = 200;

    /** In place of a control's name: all controls. */
    private static final String ALL = "ALL";

    @Override
    public String id() {
        return "cache_labels";
    }

    @Override
    public Optional<ObjectNode> menu() {
        return Optional.empty();
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public String title() {
        return "Cache Labels";
    }

    @Override
    public JsonNode run(Run run) {
        String source = run.text("source").toLowerCase(Locale.ROOT);
        if (!List.of("", "annotations", "predictions").contains(source)) {
            throw ApiException.invalid("source", "The source must be Annotations or Predictions.");
        }
        boolean predictions = source.equals("predictions");
        String control = Stream.of(run.text("custom_control_tag"), run.text("control_tag"))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "control_tag", "Name the control whose labels you want in the data, or ALL."));
        boolean counted = !run.text("with_counters").equalsIgnoreCase("no");
        String key = (predictions ? "cache_predictions_" : "cache_") + (control.equals(ALL) ? "all" : control);
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> run.database().write(handle -> {
                            Related related = Related.of(handle, ids);
                            return run.changes()
                                    .aroundData(
                                            handle,
                                            ids,
                                            same -> DataChanges.apply(
                                                    handle, run.project(handle), ids, run.user(), (task, data) -> {
                                                        Stream<String> results = predictions
                                                                ? related.predictions(task.id()).stream()
                                                                        .map(prediction -> prediction.result())
                                                                : related.annotations(task.id()).stream()
                                                                        .map(annotation -> annotation.result());
                                                        data.put(key, text(results, control, counted));
                                                    }));
                        }));
        return Json.object();
    }

    /** {@code LOC: 1, PER: 2}, or without the numbers. */
    private static String text(Stream<String> results, String control, boolean counted) {
        Map<String, Long> counts = new TreeMap<>();
        results.filter(result -> result != null)
                .flatMap(result -> Json.parse(result).valueStream())
                .forEach(region -> {
                    if (control.equals(ALL)
                            || control.equals(region.path("from_name").asString(""))) {
                        Labels.of(region).forEach(label -> counts.merge(label, 1L, Long::sum));
                    }
                });
        return counts.entrySet().stream()
                .map(entry -> counted ? entry.getKey() + ": " + entry.getValue() : entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
