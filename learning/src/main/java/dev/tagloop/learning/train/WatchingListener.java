package dev.tagloop.learning.train;

import dev.tagloop.training.EpochListener;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.StepRecord;
import java.util.List;
import java.util.function.Consumer;

/** Tells whoever watches what a training says of itself. */
final class WatchingListener implements EpochListener {
    private final TrainingWatch watch;
    private final Consumer<RunEpoch> epochs;
    private final Consumer<StepRecord> steps;

    /** Of the model that is kept. */
    WatchingListener(TrainingWatch watch) {
        this(watch, watch.epochs(), watch.steps());
    }

    WatchingListener(TrainingWatch watch, Consumer<RunEpoch> epochs, Consumer<StepRecord> steps) {
        this.watch = watch;
        this.epochs = epochs;
        this.steps = steps;
    }

    @Override
    public void epoch(EpochRecord epoch) {
        epochs.accept(RunEpoch.of(epoch));
    }

    @Override
    public void step(long done, long total, double loss) {
        watch.progress().report("Training", done, total);
    }

    @Override
    public void figures(StepRecord point) {
        steps.accept(point);
    }

    @Override
    public void resumed(long step) {
        watch.progress().log("Going on after step " + step + " of an earlier training");
    }

    @Override
    public void note(String line) {
        watch.progress().log(line);
    }

    @Override
    public void loaded(List<String> fresh, List<String> unused) {
        if (!unused.isEmpty()) {
            watch.progress().log("The base has tensors that this model does not use: " + String.join(", ", unused));
        }
    }

    @Override
    public void waiting() {
        watch.progress().report("Waiting for another training", 0, 0);
    }
}
