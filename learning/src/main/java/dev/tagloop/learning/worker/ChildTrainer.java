package dev.tagloop.learning.worker;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.Trainer;
import dev.tagloop.learning.train.TrainingFailedException;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingTurn;
import dev.tagloop.learning.train.TrainingWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Trains in a child process with lower priority and fewer threads, so that those who label meanwhile do not feel it. Cancel
 * asks the child to stop between two steps and kills it when it does not; a child that falls silent or dies is an error of
 * the training and of nothing else. Only one training runs on a machine at a time; another one waits.
 */
public final class ChildTrainer implements Trainer {

    private final ChildJvm jvm;
    private final ReadyChild ready;

    /** Children that are started so. */
    public ChildTrainer(ChildJvm jvm) {
        this.jvm = jvm;
        this.ready = new ReadyChild(jvm);
    }

    @Override
    public TrainingRun train(TrainingData<?> data, TrainingOptions options, Path folder, TrainingWatch watch) {
        TrainingOptions capped = options.threads() == null ? options.withThreads(threads(options)) : options;
        WorkerRequest request =
                new WorkerRequest(data, capped, folder.toAbsolutePath().toString());
        return TrainingTurn.take(data.name(), watch, watched -> {
            watched.cancel().throwIfCancelled();
            try {
                return outcome(new ChildSession(jvm, ready, request, watched).run(), folder);
            } catch (IOException e) {
                throw new TrainingFailedException("the training process could not be started: " + e.getMessage(), e);
            }
        });
    }

    @Override
    public void prepare() {
        ready.prepare();
    }

    @Override
    public void unprepare() {
        ready.close();
    }

    /** Who waits for a warm version waits for seconds: it takes all processors, at its lower priority. */
    private int threads(TrainingOptions options) {
        return options.warm() == null ? jvm.threads() : Runtime.getRuntime().availableProcessors();
    }

    private static TrainingRun outcome(WorkerMessage end, Path folder) {
        return switch (end) {
            case WorkerMessage.Cancelled cancelled -> throw new CancellationException("the training was cancelled");
            case WorkerMessage.Failed failed -> throw RemoteFailure.of(failed);
            default ->
                TrainingRun.read(folder)
                        .orElseThrow(
                                () -> new TrainingFailedException("the training process wrote no model to " + folder));
        };
    }
}
