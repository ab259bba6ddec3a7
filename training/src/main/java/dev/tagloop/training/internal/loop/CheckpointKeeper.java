package dev.tagloop.training.internal.loop;

import dev.tagloop.models.TensorFile;
import dev.tagloop.training.CheckpointPlan;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.internal.checkpoint.CheckpointFolder;
import dev.tagloop.training.internal.checkpoint.TrainingState;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Keeps a training's state when its plan says so. What cannot be kept is told and does not end the training. */
final class CheckpointKeeper {
    private final CheckpointPlan plan;
    private final CheckpointFolder folder;
    private final String fingerprint;
    private final EpochListener listener;
    private long last = System.nanoTime();

    CheckpointKeeper(CheckpointPlan plan, String fingerprint, EpochListener listener) {
        this.plan = plan;
        this.folder = new CheckpointFolder(plan.folder());
        this.fingerprint = fingerprint;
        this.listener = listener;
    }

    /** What an earlier training of the same kind has kept. */
    Optional<CheckpointFolder.Saved> earlier() {
        return folder.newest(fingerprint, listener::note);
    }

    void afterStep(Course course, TrainableModel<?, ?> model) {
        if (course.batches() % plan.everySteps() == 0) {
            keep(course, model);
        }
    }

    void afterEpoch(Course course, TrainableModel<?, ?> model) {
        keep(course, model);
    }

    void clear() {
        folder.clear();
    }

    private void keep(Course course, TrainableModel<?, ?> model) {
        if (System.nanoTime() - last < plan.apart().toNanos()) {
            return;
        }
        try {
            TrainingState state = course.state(fingerprint);
            folder.save(state, parts(state, course, model));
            last = System.nanoTime();
            listener.saved(course.step());
        } catch (UncheckedIOException e) {
            listener.note(e.getMessage());
        }
    }

    private static List<TensorFile.Part> parts(TrainingState state, Course course, TrainableModel<?, ?> model) {
        List<TensorFile.Part> parts = model.parts();
        if (!state.atBest()) {
            course.bestWeights()
                    .ifPresent(best -> best.forEach((name, tensor) ->
                            parts.add(new TensorFile.Part(Course.BEST + name, tensor.shape(), () -> tensor))));
        }
        return parts;
    }
}
