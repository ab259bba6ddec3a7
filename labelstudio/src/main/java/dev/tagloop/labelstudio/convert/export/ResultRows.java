package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes rows of tasks: one for each annotation that is no skip, the newest first. A task that nobody touched gives one row without
 * answers, a task that was only skipped gives none. Regions of controls that the config does not have, and relations, are left out.
 */
final class ResultRows {
    private static final Comparator<Annotation> NEWEST_FIRST = Comparator.comparing((Annotation annotation) ->
                    annotation.json().text("created_at").orElse(""))
            .thenComparing(annotation -> annotation.id().orElse(0))
            .reversed();

    private final ControlNames controls;

    ResultRows(LabelConfig config) {
        this.controls = new ControlNames(config);
    }

    List<ResultRow> of(Task task) {
        List<Annotation> annotations = task.annotations();
        if (annotations.isEmpty()) {
            return List.of(new ResultRow(task, Optional.empty(), new LinkedHashMap<>()));
        }
        return annotations.stream()
                .filter(annotation -> !annotation.wasCancelled())
                .sorted(NEWEST_FIRST)
                .map(annotation -> new ResultRow(task, Optional.of(annotation), values(annotation)))
                .toList();
    }

    private SequencedMap<String, List<ControlValue>> values(Annotation annotation) {
        SequencedMap<String, List<ControlValue>> values = new LinkedHashMap<>();
        for (JsonObject region : annotation.json().objects("result")) {
            String name = region.text("from_name").orElse("");
            controls.find(name)
                    .ifPresent(control -> values.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(new ControlValue(
                                    control, region.get("value").orElse(JsonNodeFactory.instance.objectNode()))));
        }
        return values;
    }
}
