package dev.tagloop.learning.learner;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.ProjectExamples;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is read in a task: all texts that are labelled in it; what a model of another kind reads, such as a question with its text; where nothing is
 * learned, all texts of its data, one below the other.
 */
final class TaskTexts {
    private final Function<Task, String> texts;

    private TaskTexts(Function<Task, String> texts) {
        this.texts = texts;
    }

    /** @param subject what is learned in the project, if anything is */
    static TaskTexts of(String labelConfig, Optional<Subject> subject) {
        if (subject.isPresent() && !subject.get().isSpans()) {
            ProjectExamples<?> examples = subject.get().task().in(subject.get().config());
            return new TaskTexts(task -> read(examples, task));
        }
        List<TaskEntities> labelled = labelled(labelConfig);
        return new TaskTexts(
                labelled.isEmpty()
                        ? TaskTexts::all
                        : task -> labelled.stream()
                                .map(one -> one.text(task))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining("\n")));
    }

    private static String read(ProjectExamples<?> examples, Task task) {
        try {
            return examples.text(task);
        } catch (ConversionException e) {
            // Nothing can be read in it, so nothing is known of it.
            return "";
        }
    }

    private static List<TaskEntities> labelled(String labelConfig) {
        try {
            return LabelTargets.of(LabelConfig.parse(labelConfig)).texts().stream()
                    .map(target -> new TaskEntities(target, LabelMap.identity()))
                    .toList();
        } catch (LabelConfigException e) {
            return List.of();
        }
    }

    private static String all(Task task) {
        return task.data().keys().stream()
                .flatMap(key -> task.data().text(key).stream())
                .map(text -> LoneSurrogates.replace(text).text())
                .collect(Collectors.joining("\n"));
    }

    String of(Task task) {
        return texts.apply(task);
    }
}
