package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.TrainingRun;
import java.util.List;

/**
 * The documents of the snapshot that a version was made of.
 * @param documents in the order of their tasks
 */
record LearnedDocuments(List<Document> documents) {

    /** A document, and whether the version has learned from it. */
    record Document(LabeledText text, boolean learned) {}

    /** @throws BackendException if the snapshot is not there any more */
    static LearnedDocuments of(ModelVersion version, Snapshots snapshots) {
        TrainingRun run = version.run();
        LabelSnapshot snapshot = snapshots
                .find(run.digest())
                .orElseThrow(() -> new BackendException(
                        Fault.LEARNING,
                        "The labels that " + version.name()
                                + " learned from are not here, so it cannot be told which texts are new to it."));
        HeldOut heldOut = run.measuredOnHeldOut() ? run.heldOutRule() : new HeldOut(0, run.seed());
        return new LearnedDocuments(TrainingData.of(snapshot, run.data()).documents().stream()
                .map(document -> new Document(document.getFirst(), !heldOut.holdsOut(document)))
                .toList());
    }
}
