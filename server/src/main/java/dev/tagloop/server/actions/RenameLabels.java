package dev.tagloop.server.actions;

import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.BulkAnnotations;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts one label of a control in the place of another, in the annotations of tasks; the label config is not touched. Not shown in menus:
 * scripts of the original use it.
 */
final class RenameLabels implements BulkAction {
    private static final int TOGETHER = 200;

    @Override
    public String id() {
        return "rename_labels";
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
        return "Rename Labels";
    }

    /** What is looked for, and what comes in its place. */
    private record Renaming(String control, String old, String fresh) {
        static Renaming of(Run run) {
            return new Renaming(
                    required(run, "control_tag"), required(run, "old_label_name"), required(run, "new_label_name"));
        }

        private static String required(Run run, String name) {
            String text = run.text(name);
            if (text.isBlank()) {
                throw ApiException.invalid(name, "This field is required.");
            }
            return text;
        }

        /** Renames in a result, in place. @return how often */
        int in(JsonNode result) {
            int renamed = 0;
            for (JsonNode region : result) {
                JsonNode chosen = region.path("value").path(region.path("type").asString(""));
                if (control.equals(region.path("from_name").asString("")) && chosen instanceof ArrayNode labels) {
                    renamed += in(labels);
                }
            }
            return renamed;
        }

        private int in(ArrayNode labels) {
            int renamed = 0;
            for (int i = 0; i < labels.size(); i++) {
                if (labels.get(i) instanceof ArrayNode path) {
                    renamed += in(path);
                } else if (labels.get(i).isString()
                        && labels.get(i).stringValue().equals(old)) {
                    labels.set(i, fresh);
                    renamed++;
                }
            }
            return renamed;
        }
    }

    private static final class Count {
        long labels;
        long annotations;
    }

    @Override
    public JsonNode run(Run run) {
        Renaming renaming = Renaming.of(run);
        Count count = new Count();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> run.database()
                                .write(handle -> run.changes()
                                        .around(handle, ids, same -> rename(handle, run, ids, renaming, count))));
        return Json.object().put("detail", "Updated " + count.labels + " labels in " + count.annotations);
    }

    private static Count rename(Handle handle, Run run, List<Long> ids, Renaming renaming, Count count) {
        List<AnnotationRow> annotations = Annotations.ofTasks(handle, ids);
        Map<Long, JsonNode> results = new HashMap<>();
        for (AnnotationRow annotation : annotations) {
            if (annotation.result() != null) {
                JsonNode result = Json.parse(annotation.result());
                int renamed = renaming.in(result);
                if (renamed > 0) {
                    results.put(annotation.id(), result);
                    count.labels += renamed;
                }
            }
        }
        count.annotations += results.size();
        new BulkAnnotations(handle, run.project(handle), run.user()).replace(annotations, results);
        return count;
    }
}
