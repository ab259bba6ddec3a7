package dev.tagloop.learning.simulation;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.simulation.task.SimulatedTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fine-tunes a model as a project would, on all examples: what it is measured on is elsewhere.
 *
 * @param <E> examples
 */
public final class FineTunedLearner<E> implements SimulatedLearner<E> {
    private final SimulatedTask<E> task;
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
    public FineTunedLearner(
            SimulatedTask<E> task,
            Trainer trainer,
            TrainingOptions options,
            Path work,
            Progress progress,
            CancelToken cancel) {
        this.task = task;
        this.trainer = trainer;
        this.options = options.withHeldOut(new HeldOut(0, 0), true).withForce(true);
        this.work = work;
        // Trainings come by the dozen: how far each is interests, what each remarks does not.
        this.progress = progress::report;
        this.cancel = cancel;
    }

    /** Of spans the options alone: their runs are older than other tasks. */
    @Override
    public String setting() {
        String how = options.withSeed(0).withThreads(null).toString();
        return task.task().equals(LearningTasks.TOKEN_CLASSIFICATION)
                ? how
                : task.task().name() + " " + how;
    }

    @Override
    public Optional<SimulatedModel<E>> learn(List<E> labeled, long seed) {
        if (!task.teaches(labeled)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(work);
            Path folder = Files.createTempDirectory(work, "model-");
            try {
                train(labeled, options.withSeed(seed), folder);
            } catch (RuntimeException | Error e) {
                Folders.delete(folder);
                throw e;
            }
            return Optional.of(open(folder, true));
        } catch (IOException e) {
            throw unkept(work, e);
        }
    }

    @Override
    public Optional<SimulatedModel<E>> learn(List<E> labeled, long seed, Path folder) {
        if (!task.teaches(labeled)) {
            return Optional.empty();
        }
        Path complete = folder.resolve("model");
        if (!Files.exists(complete)) {
            try {
                Path fresh = folder.resolve("fresh");
                Folders.delete(fresh);
                Files.createDirectories(fresh);
                train(labeled, options.withSeed(seed).withCheckpoints(folder.resolve("checkpoints")), fresh);
                Folders.move(fresh, complete);
            } catch (IOException e) {
                throw unkept(folder, e);
            }
        }
        return Optional.of(open(complete, false));
    }

    private void train(List<E> labeled, TrainingOptions how, Path folder) {
        TrainingData<E> data =
                TrainingData.of(task.task(), labeled.stream().map(List::of).toList(), List.of(), "simulation");
        trainer.train(data, how, folder, new TrainingWatch(progress, cancel, epoch -> {}));
    }

    private SimulatedModel<E> open(Path folder, boolean passing) {
        return new FineTunedModel<>(task, folder, passing, options.threads(), progress, cancel);
    }

    private static UncheckedIOException unkept(Path folder, IOException cause) {
        return new UncheckedIOException("a model cannot be kept in " + folder + ": " + cause.getMessage(), cause);
    }
}
