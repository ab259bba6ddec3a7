package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.labelstudio.convert.TaskFile;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A file in Label Studio's JSON. It does not hold the label config, so the little of it that reading needs is inferred. */
final class LabelStudioExport {
    private LabelStudioExport() {}

    /** Whether a file is an array of tasks: by its ending and its first item. */
    static boolean is(Path file) {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return false;
        }
        try (Stream<Task> tasks = TaskFile.read(file)) {
            return tasks.findFirst()
                    .filter(task -> task.json().object("data").isPresent())
                    .isPresent();
        }
    }

    static TrainingData read(Path file) {
        String config = inferConfig(file);
        try (Stream<Task> tasks = TaskFile.read(file)) {
            LabelSnapshot snapshot = LabelSnapshot.of(config, tasks::iterator, Adjudication.standard());
            return TrainingData.of(snapshot, file.toString());
        }
    }

    private static String inferConfig(Path file) {
        Set<String> labels = new LinkedHashSet<>();
        String control = null;
        String object = null;
        String key = null;
        try (Stream<Task> tasks = TaskFile.read(file)) {
            for (Task task : (Iterable<Task>) tasks::iterator) {
                for (LabelsRegion region : spans(task)) {
                    control = control == null ? region.fromName().orElse(null) : control;
                    object = object == null ? region.toName().orElse(null) : object;
                    key = key == null ? textKey(task, region) : key;
                    labels.addAll(region.labels());
                }
            }
        }
        if (labels.isEmpty() || key == null) {
            throw new UserError(file + " holds no labelled spans of text (regions of the type \"labels\").");
        }
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
