package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a flat export: a task with one of its annotations or, where it has none, alone.
 *
 * @param values the values of the annotation's regions by their control, in the order in which the controls come up
 */
record ResultRow(Task task, Optional<Annotation> annotation, SequencedMap<String, List<ControlValue>> values) {
    ResultRow {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** The columns that are neither data nor answers: who said it, and when. */
    ObjectNode origin() {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.set("annotator", annotator());
        for (String key : List.of("id", "created_at", "updated_at", "lead_time")) {
            origin.set(key.equals("id") ? "annotation_id" : key, ofAnnotation(key));
        }
        return origin;
    }

    /** The task's id; null for a task that no server has seen. */
    JsonNode taskId() {
        return task.json().get("id").orElse(JsonNodeFactory.instance.nullNode());
    }

    /** What each control says, each as one value. */
    ObjectNode answers() {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        values.forEach((control, list) -> answers.set(control, ControlValue.merged(list)));
        return answers;
    }

    /** The annotator's id, or the address where the export tells it. */
    private JsonNode annotator() {
        JsonNode completedBy = ofAnnotation("completed_by");
        return completedBy.isObject() && completedBy.has("email") ? completedBy.get("email") : completedBy;
    }

    private JsonNode ofAnnotation(String key) {
        return annotation
                .map(Annotation::json)
                .flatMap((JsonObject json) -> json.get(key))
                .orElse(JsonNodeFactory.instance.nullNode());
    }
}
