package dev.tagloop.learning.simulation;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Fine-tunes a token classifier as a project would, on all texts: what it is measured on is elsewhere. */
public final class TokenLearner implements SimulatedLearner {
    private final Trainer trainer;
    private final TrainingOptions options;
    private final Path work;
    private final Progress progress;
    private final CancelToken cancel;

    /**
     * @param trainer trains
     * @param options how; its seed and its held-out share do not count
     * @param work a folder for models while they are used
     */
    public TokenLearner(Trainer trainer, TrainingOptions options, Path work, Progress progress, CancelToken cancel) {
        this.trainer = trainer;
        this.options = options.withHeldOut(new HeldOut(0, 0), true).withForce(true);
        this.work = work;
        // Trainings come by the dozen: how far each is interests, what each remarks does not.
        this.progress = progress::report;
        this.cancel = cancel;
    }

    @Override
    public String setting() {
        return options.withSeed(0).withThreads(null).toString();
    }

    @Override
    public Optional<SimulatedModel> learn(List<LabeledText> labeled, long seed) {
        if (labeled.size() < 2 || labeled.stream().allMatch(text -> text.spans().isEmpty())) {
            return Optional.empty();
        }
        TrainingData<LabeledText> data =
                TrainingData.of(labeled.stream().map(List::of).toList(), List.of(), "simulation");
        try {
            Files.createDirectories(work);
            Path folder = Files.createTempDirectory(work, "model-");
            trainer.train(data, options.withSeed(seed), folder, new TrainingWatch(progress, cancel, epoch -> {}));
            return Optional.of(new TokenModel(folder, options.threads(), progress, cancel));
        } catch (IOException e) {
            throw new UncheckedIOException("a model cannot be kept in " + work + ": " + e.getMessage(), e);
        }
    }
}
