package dev.tagloop.learning.learner;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.internal.TaskEntities;
import dev.tagloop.learning.preannotation.LabelMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person reads in a task: all texts that are labelled in it, else all texts of its data, one below the other. */
final class TaskTexts {
    private final List<TaskEntities> labelled;

    private TaskTexts(List<TaskEntities> labelled) {
        this.labelled = labelled;
    }

    static TaskTexts of(String labelConfig) {
        try {
            return new TaskTexts(LabelTargets.of(LabelConfig.parse(labelConfig)).texts().stream()
                    .map(target -> new TaskEntities(target, LabelMap.identity()))
                    .toList());
        } catch (LabelConfigException e) {
            return new TaskTexts(List.of());
        }
    }

    String of(Task task) {
        if (!labelled.isEmpty()) {
            return labelled.stream()
                    .map(one -> one.text(task))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("\n"));
        }
        return task.data().keys().stream()
                .flatMap(key -> task.data().text(key).stream())
                .map(text -> LoneSurrogates.replace(text).text())
                .collect(Collectors.joining("\n"));
    }
}
