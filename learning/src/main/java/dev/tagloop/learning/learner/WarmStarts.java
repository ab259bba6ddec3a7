package dev.tagloop.learning.learner;

import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.WarmStart;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Whether a project's model can go on from where it is. It can from the promoted version, if that was measured on held-out documents: those stay
 * held out, so that what comes of it can be measured on them, too. A version that was cross-validated has learned from all documents.
 */
final class WarmStarts {
    private final Snapshots snapshots;
    private final Consumer<String> log;

    /** @param log hears why it cannot */
    WarmStarts(Snapshots snapshots, Consumer<String> log) {
        this.snapshots = snapshots;
        this.log = log;
    }

    /** The version that a model would go on from. */
    static Optional<ModelVersion> parent(ModelRegistry registry) {
        return registry.promoted().filter(version -> version.run().measuredOnHeldOut());
    }

    /** How it goes on with these documents; empty if it cannot. @param rule which of them are held out */
    <E> Optional<WarmStart> from(ModelVersion parent, TrainingData<E> data, HeldOut rule) {
        TrainingRun run = parent.run();
        if (!run.learned().equals(data.task()) || !run.heldOutRule().equals(rule)) {
            log.accept(parent.name() + " learned something else, so everything is learned anew.");
            return Optional.empty();
        }
        Set<String> unknown = new TreeSet<>(data.labels());
        run.labels().forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            log.accept(parent.name() + " does not know " + String.join(", ", unknown)
                    + ", so everything is learned anew.");
            return Optional.empty();
        }
        Optional<LabelSnapshot> before = snapshots.find(run.digest());
        if (before.isEmpty()) {
            log.accept("The labels that " + parent.name()
                    + " learned from are not here, so it cannot be told what is new.");
            return Optional.empty();
        }
        List<Integer> fresh = fresh(data, TrainingData.of(data.task(), before.get(), run.data()), rule);
        if (fresh.isEmpty()) {
            log.accept("There is nothing to learn from that " + parent.name() + " does not know.");
            return Optional.empty();
        }
        return Optional.of(new WarmStart(parent.name(), run.base(), run.settings(), fresh));
    }

    /** The places of documents to learn from that are new, or labelled otherwise than before. */
    private static <E> List<Integer> fresh(TrainingData<E> data, TrainingData<E> before, HeldOut rule) {
        Set<List<E>> known = new HashSet<>(before.documents());
        List<List<E>> documents = data.documents();
        return IntStream.range(0, documents.size())
                .filter(i -> !known.contains(documents.get(i)))
                .filter(i -> !rule.holdsOutTexts(data.task().inputs(documents.get(i))))
                .boxed()
                .toList();
    }
}
