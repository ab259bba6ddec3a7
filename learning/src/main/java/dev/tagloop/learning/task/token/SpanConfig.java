package dev.tagloop.learning.task.token;

import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Infers from annotated tasks the little of their label config that reading labelled spans needs. */
final class SpanConfig {
    private final Set<String> labels = new LinkedHashSet<>();
    private String control;
    private String object;
    private String key;

    private SpanConfig() {}

    static Optional<String> of(Supplier<Stream<Task>> tasks) {
        SpanConfig config = new SpanConfig();
        try (Stream<Task> all = tasks.get()) {
            all.forEach(config::add);
        }
        return config.labels.isEmpty() || config.key == null ? Optional.empty() : Optional.of(config.xml());
    }

    private void add(Task task) {
        for (LabelsRegion region : spans(task)) {
            control = control == null ? region.fromName().orElse(null) : control;
            object = object == null ? region.toName().orElse(null) : object;
            key = key == null ? textKey(task, region) : key;
            labels.addAll(region.labels());
        }
    }

    private String xml() {
        return LabelConfigTemplates.spans(
                key, object == null ? "text" : object, control == null ? "label" : control, labels);
    }

    private static List<LabelsRegion> spans(Task task) {
        return task.annotations().stream()
                .map(Annotation::result)
                .flatMap(List::stream)
                .filter(LabelsRegion.class::isInstance)
                .map(LabelsRegion.class::cast)
                .toList();
    }

    /** The data key whose text the span was marked in: the one that holds the span's own text, else {@code text}. */
    private static String textKey(Task task, Region region) {
        List<String> texts = task.data().keys().stream()
                .filter(name -> task.data().text(name).isPresent())
                .toList();
        if (texts.size() == 1) {
            return texts.getFirst();
        }
        if (texts.contains("text")) {
            return "text";
        }
        String marked = region.value().text("text").orElse("");
        return texts.stream()
                .filter(name -> task.data().text(name).orElse("").contains(marked))
                .findFirst()
                .orElse(null);
    }
}
