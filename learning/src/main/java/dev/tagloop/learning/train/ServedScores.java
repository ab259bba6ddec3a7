package dev.tagloop.learning.train;

import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens models so that the scores of their predictions mean what they say: those of a trained model at the temperature that its run tells, all others
 * as they are.
 */
public final class ServedScores {
    private static final Logger LOG = LoggerFactory.getLogger(ServedScores.class);

    private ServedScores() {}

    /**
     * Opens a model, to be asked for predictions that people see.
     *
     * @throws dev.tagloop.models.ModelFormatException if it cannot be asked this
     */
    public static <E> TaskModel<E> open(LearningTask<E> task, Checkpoint model, PipelineSettings settings) {
        return open(task, model, settings, scaling(model));
    }

    /** The same at a temperature that is known; empty to serve the scores as they are. */
    public static <E> TaskModel<E> open(
            LearningTask<E> task, Checkpoint model, PipelineSettings settings, Optional<TemperatureScaling> scaling) {
        TaskModel<E> opened = task.open(model, settings);
        return scaling.map(opened::at).orElse(opened);
    }

    /** At which temperature a model is served; empty to serve its scores as they are. */
    static Optional<TemperatureScaling> scaling(Checkpoint model) {
        return folder(model)
                .flatMap(ServedScores::run)
                .map(TrainingRun::scores)
                .map(RunScores::calibration)
                .flatMap(RunCalibration::scaling);
    }

    private static Optional<TrainingRun> run(Path folder) {
        try {
            return TrainingRun.read(folder);
        } catch (UncheckedIOException e) {
            // Other programs have files of this name, too.
            LOG.warn("The scores of the model in {} stay as they are: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    /** Where it was read from; empty for one that was made in memory. */
    private static Optional<Path> folder(Checkpoint model) {
        try {
            return Optional.of(Path.of(model.origin()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
