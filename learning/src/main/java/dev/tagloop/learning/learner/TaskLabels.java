package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.LearningTask;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often people gave each label to a task; none where answers are no labels. */
final class TaskLabels {
    private TaskLabels() {}

    static Map<String, Integer> of(Task task, Subject subject) {
        Map<String, Integer> labels = new TreeMap<>();
        said(task)
                .flatMap(annotation -> subject.isSpans()
                        ? spans(annotation)
                        : whole(task, annotation, subject, subject.task()).stream())
                .forEach(label -> labels.merge(label, 1, Integer::sum));
        return labels;
    }

    private static Stream<Annotation> said(Task task) {
        return task.annotations().stream().filter(annotation -> !annotation.wasCancelled());
    }

    private static Stream<String> spans(Annotation annotation) {
        return annotation.result().stream()
                .filter(LabelsRegion.class::isInstance)
                .flatMap(region -> ((LabelsRegion) region).labels().stream());
    }

    private static <E> Set<String> whole(Task task, Annotation annotation, Subject subject, LearningTask<E> learned) {
        if (!learned.hasLabels()) {
            return Set.of();
        }
        try {
            return learned.in(subject.config())
                    .read(task, annotation.result())
                    .example()
                    .map(learned::labels)
                    .orElse(Set.of());
        } catch (ConversionException e) {
            // A task that cannot be read has no label to balance.
            return Set.of();
        }
    }
}
