package dev.tagloop.training.internal.loop;

import dev.tagloop.models.TensorFile;
import dev.tagloop.training.CheckpointPlan;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.internal.checkpoint.CheckpointFolder;
import dev.tagloop.training.internal.checkpoint.TrainingState;
import dev.tagloop.training.internal.optimizer.AdamW;
import dev.tagloop.training.internal.tensor.Parameters;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a training's state when its plan says so. What cannot be kept is told and does not end the training. */
final class CheckpointKeeper {
    static final String MEANS = "means/";
    static final String VARIANCES = "variances/";

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

    void afterStep(Course course, Parameters parameters, AdamW optimizer) {
        if (course.batches() % plan.everySteps() == 0) {
            keep(course, parameters, optimizer);
        }
    }

    void afterEpoch(Course course, Parameters parameters, AdamW optimizer) {
        keep(course, parameters, optimizer);
    }

    void clear() {
        folder.clear();
    }

    private void keep(Course course, Parameters parameters, AdamW optimizer) {
        if (System.nanoTime() - last < plan.apart().toNanos()) {
            return;
        }
        try {
            TrainingState state = course.state(fingerprint);
            folder.save(state, parts(state, course, parameters, optimizer));
            last = System.nanoTime();
            listener.saved(course.step());
        } catch (UncheckedIOException e) {
            listener.note(e.getMessage());
        }
    }

    private static List<TensorFile.Part> parts(
            TrainingState state, Course course, Parameters parameters, AdamW optimizer) {
        List<TensorFile.Part> parts = new ArrayList<>();
        for (String name : parameters.names()) {
            var tensor = parameters.get(name);
            parts.add(new TensorFile.Part(
                    Course.WEIGHTS + name, Parameters.dimensions(tensor), () -> Parameters.copy(tensor)));
        }
        optimizer.moments((name, mean, variance) -> {
            int[] shape = Parameters.dimensions(mean);
            parts.add(new TensorFile.Part(MEANS + name, shape, () -> Parameters.copy(mean)));
            parts.add(new TensorFile.Part(VARIANCES + name, shape, () -> Parameters.copy(variance)));
        });
        if (!state.atBest()) {
            course.bestWeights()
                    .ifPresent(best -> best.forEach((name, tensor) ->
                            parts.add(new TensorFile.Part(Course.BEST + name, tensor.shape(), () -> tensor))));
        }
        return parts;
    }
}
