package dev.tagloop.learning.train;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.training.TrainingResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Trains in this process; only one training runs on a machine at a time. */
public final class LocalTrainer implements Trainer {

    private final boolean locking;

    /** A trainer that waits for other trainings on this machine to end. */
    public LocalTrainer() {
        this(true);
    }

    private LocalTrainer(boolean locking) {
        this.locking = locking;
    }

    /** A trainer for a process whose parent holds the machine's lock already. */
    public static LocalTrainer underLock() {
        return new LocalTrainer(false);
    }

    @Override
    public TrainingRun train(TrainingData<?> data, TrainingOptions options, Path folder, TrainingWatch watch) {
        if (!locking) {
            return trainNow(data, options, folder, watch);
        }
        return TrainingTurn.take(data.name(), watch, watched -> trainNow(data, options, folder, watched));
    }

    private <E> TrainingRun trainNow(TrainingData<E> data, TrainingOptions options, Path folder, TrainingWatch watch) {
        long begin = System.nanoTime();
        // Texts, not documents: five long documents are many labels.
        LabelCount.require(texts(data), options.force());
        requireLabels(data);
        Split<E> split = Split.of(data, options);
        Checkpoint base = Checkpoints.resolve(options.base());
        FineTuner<E> tuner = new FineTuner<>(data.task(), base, options, watch);

        Optional<RunScores> crossValidated = split.method()
                .filter(RunScores.Method.K_FOLD::equals)
                .map(method -> new CrossValidation<>(tuner, options.seed()).run(split.train()));
        WarmStart warm = options.warm();
        List<List<E>> learned = warm == null
                ? split.train()
                : Replay.of(
                        data.documents(),
                        warm.fresh(),
                        split.train(),
                        data.digest().hashCode());
        // Who goes on for a few epochs has none to choose from; the model is measured once, as it is served.
        TrainingResult tuned = warm == null
                ? tuner.tuneKept(learned, split.validation())
                : half(base, tuner.tuneKept(learned, List.of()));
        Optional<RunScores> scores =
                crossValidated.or(() -> split.method().map(method -> tuner.score(tuned, split.validation(), method)));

        TrainingRun run = new TrainingRun(
                Instant.now(),
                data.name(),
                data.digest(),
                data.documents().size(),
                split.train().size(),
                List.copyOf(labels(data, split.train())),
                warm == null ? options.base() : warm.base(),
                BaseFingerprint.of(base),
                options.seed(),
                tuned.settings(),
                scores.orElse(null),
                tuned.epochs().stream().map(RunEpoch::of).toList(),
                tuned.bestEpoch(),
                data.task().alignment(tuned).map(RunAlignment::of).orElse(null),
                notes(data, split, learned),
                (System.nanoTime() - begin) / 1e9,
                data.revision(),
                options.heldOut(),
                warm == null ? null : warm.parent(),
                TrainingRun.word(data.task()),
                null,
                data.readAt());
        watch.cancel().throwIfCancelled();
        tuned.adapter().ifPresent(adapter -> adapter.write(folder.resolve("adapter"), options.base()));
        RunFiles.write(folder, tuned.model(), run);
        return run;
    }

    /** What a warm training makes of a version: half way from there to what it learned. */
    private static TrainingResult half(Checkpoint parent, TrainingResult tuned) {
        return tuned.withModel(WeightMean.of(parent, tuned.model()));
    }

    private static int texts(TrainingData<?> data) {
        return data.documents().stream().mapToInt(List::size).sum();
    }

    private static void requireLabels(TrainingData<?> data) {
        if (data.labels().isEmpty()) {
            throw new NothingToLearnException(data.task().nothingToLearn());
        }
    }

    private static <E> List<String> notes(TrainingData<E> data, Split<E> split, List<List<E>> learned) {
        List<String> notes = new ArrayList<>(data.notes());
        LabelCount.exportWarning(texts(data)).ifPresent(notes::add);
        notes.addAll(split.notes());
        if (learned.size() < split.train().size()) {
            notes.add("it went on from an earlier version with " + learned.size()
                    + " of the documents, those that are new among them");
        }
        Set<String> trained = labels(data, split.train());
        if (trained.size() == 1 && data.task().hasLabels()) {
            notes.add("only one label occurs (" + trained.iterator().next()
                    + "): the model can find it, but not tell it from others");
        }
        Set<String> unseen = labels(data, split.validation());
        unseen.removeAll(trained);
        if (!unseen.isEmpty()) {
            notes.add("labels that occur in the held-out part only and so are never predicted: "
                    + String.join(", ", unseen));
        }
        return notes;
    }

    private static <E> Set<String> labels(TrainingData<E> data, List<List<E>> documents) {
        Set<String> labels = new LinkedHashSet<>();
        documents.forEach(document ->
                document.forEach(example -> labels.addAll(data.task().labels(example))));
        return labels;
    }
}
