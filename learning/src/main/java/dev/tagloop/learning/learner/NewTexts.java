package dev.tagloop.learning.learner;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labelled texts that none of some versions has learned from. A text's labels are those of today where they are given, else those of the
 * newest of the versions' snapshots. A text that stands in several tasks is learned from as soon as one of them is.
 */
final class NewTexts {
    private NewTexts() {}

    /** What is asked: of the same text there may be several questions. */
    private record Asked(String input, Optional<String> question) {
        static <E> Asked of(LearningTask<E> task, E example) {
            return new Asked(task.input(example), task.question(example));
        }
    }

    /** @param today the labels as they are now; empty to go by the versions' own */
    static <E> List<E> of(
            LearningTask<E> task, List<ModelVersion> versions, Optional<LabelSnapshot> today, Snapshots snapshots) {
        Map<Asked, E> examples = new LinkedHashMap<>();
        Set<String> learned = new HashSet<>();
        for (ModelVersion version : versions.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList()) {
            for (LearnedDocuments.Document<E> document :
                    LearnedDocuments.of(task, version, snapshots).documents()) {
                examples.put(Asked.of(task, document.example()), document.example());
                if (document.learned()) {
                    learned.add(task.input(document.example()));
                }
            }
        }
        today.ifPresent(snapshot -> {
            examples.clear();
            TrainingData.of(task, snapshot, "today").documents().stream()
                    .flatMap(List::stream)
                    .forEach(example -> examples.put(Asked.of(task, example), example));
        });
        return examples.values().stream()
                .filter(example -> !learned.contains(task.input(example)))
                .toList();
    }
}
