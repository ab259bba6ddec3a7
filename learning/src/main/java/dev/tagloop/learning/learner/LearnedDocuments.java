package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.train.TrainingRun;
import java.util.List;

/**
 * The examples of the snapshot that a version was made of.
 *
 * @param documents in the order of their tasks
 */
record LearnedDocuments<E>(List<Document<E>> documents) {

    /** An example, and whether the version has learned from it. */
    record Document<E>(E example, boolean learned) {}

    /** @param task what the version learned @throws BackendException if the snapshot is not there any more */
    static <E> LearnedDocuments<E> of(LearningTask<E> task, ModelVersion version, Snapshots snapshots) {
        TrainingRun run = version.run();
        if (run.imported()) {
            // Nobody here knows what it has seen; of this project's labels it has learned nothing.
            return new LearnedDocuments<>(List.of());
        }
        LabelSnapshot snapshot = snapshots
                .find(run.digest())
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING,
                        "The labels that " + version.name()
                                + " learned from are not here, so it cannot be told which texts are new to it."));
        return new LearnedDocuments<>(TrainingData.of(task, snapshot, run.data()).documents().stream()
                .map(document -> new Document<>(document.getFirst(), run.hasLearnedFrom(task.inputs(document))))
                .toList());
    }
}
