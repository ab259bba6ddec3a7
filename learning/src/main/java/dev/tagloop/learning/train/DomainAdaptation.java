package dev.tagloop.learning.train;

import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.ModelTask;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets an encoder read plain texts of a field before it learns a task there: pieces are hidden, and it guesses them (masked language
 * modelling). The outcome is a base for trainings on labels. One training runs on a machine at a time.
 */
public final class DomainAdaptation {
    private final TrainingOptions options;
    private final TrainingWatch watch;

    /** @param options base, seed, held-out share and how to train; what is about labels is not looked at */
    public DomainAdaptation(TrainingOptions options, TrainingWatch watch) {
        this.options = options.withWordShape(null);
        this.watch = watch;
    }

    /**
     * Learns from texts; the same one counts once, and a blank one not at all.
     *
     * @param data where they come from, for people
     * @param folder the model goes there, with {@value AdaptationRun#FILE} and a card
     * @throws NothingToLearnException if there is no text to learn from
     * @throws TrainingFailedException if it diverged, or libtorch cannot be loaded
     * @throws java.util.concurrent.CancellationException if the watch asked to stop
     */
    public AdaptationRun run(List<String> texts, String data, Path folder) {
        MachineLock lock = MachineLock.acquire(data, watch);
        try {
            return FineTuner.told(() -> runNow(texts, data, folder));
        } finally {
            lock.close();
        }
    }

    private AdaptationRun runNow(List<String> texts, String data, Path folder) {
        Instant made = Instant.now();
        long begin = System.nanoTime();
        Set<String> different = new LinkedHashSet<>(texts);
        different.removeIf(String::isBlank);
        HeldOut.Sides<String> sides = options.heldOut().sides(different, List::of);
        List<String> train = sides.train();
        List<String> heldOut = sides.heldOut();
        if (train.isEmpty()) {
            throw new NothingToLearnException("there is no text to learn from: " + data + " holds " + different.size()
                    + " different ones that are not blank, and " + heldOut.size() + " of them are held out");
        }
        Checkpoint base = Checkpoints.resolve(options.base());
        Map<String, Double> before = heldOut.isEmpty() ? null : measured(base, train, heldOut);
        TrainingResult result = tuning(base, train, heldOut)
                .listener(new WatchingListener(watch))
                .loggingSteps(options.loggingSteps() == null ? 0 : options.loggingSteps())
                .run();
        AdaptationRun run = new AdaptationRun(
                made,
                data,
                train.size(),
                heldOut.size(),
                options.base(),
                BaseFingerprint.of(base),
                options.seed(),
                before,
                heldOut.isEmpty() ? null : result.best().metrics(),
                ModelTask.of(base.config()) != ModelTask.MASKED_LANGUAGE,
                result.epochs().stream().map(RunEpoch::of).toList(),
                result.bestEpoch(),
                (System.nanoTime() - begin) / 1e9);
        watch.cancel().throwIfCancelled();
        write(result.model(), run, folder);
        return run;
    }

    private Map<String, Double> measured(Checkpoint base, List<String> train, List<String> heldOut) {
        watch.progress().report("Measuring the base", 0, 0);
        return tuning(base, train, heldOut).measureBase();
    }

    private FineTuning<String> tuning(Checkpoint base, List<String> train, List<String> heldOut) {
        TrainingSettings settings = options.over(TrainingSettings.maskedLanguage(train.size()));
        FineTuning<String> tuning = FineTuning.maskedLanguage(base)
                .train(train)
                .validation(heldOut)
                .settings(settings)
                .cancelledWhen(watch.cancel()::isCancelled);
        options.checkpointPlan("model").ifPresent(tuning::checkpoints);
        return tuning;
    }

    private static void write(Checkpoint model, AdaptationRun run, Path folder) {
        try {
            model.write(folder);
            Folders.write(folder.resolve("README.md"), AdaptationCard.of(run));
            // Last, so that a folder with it is a complete one.
            Folders.write(folder.resolve(AdaptationRun.FILE), RunFiles.json(run));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the model into " + folder + ": " + e.getMessage(), e);
        }
    }
}
