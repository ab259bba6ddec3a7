package dev.tagloop.training.internal.task;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.EpochRecord;
import dev.tagloop.training.TrainingSettings;
import java.util.List;

/**
 * Makes a training out of examples as people write them: encodes them and cuts them for the model.
 *
 * @param <T> an example as people write it
 */
@FunctionalInterface
public interface Preparation<T> {

    /**
     * Makes it ready.
     *
     * @param validation may be empty
     * @throws IllegalArgumentException if there is nothing to learn or the base cannot be trained
     */
    Prepared<?, ?> prepare(Checkpoint base, List<T> train, List<T> validation, TrainingSettings settings);

    /** How to train where nobody says so. @param examples how many there are */
    default TrainingSettings defaults(int examples) {
        return TrainingSettings.defaultsFor(examples);
    }

    /** The model to hand out, with what the validation part has chosen beside its weights. @param best the epoch that the model comes from */
    default Checkpoint chosen(Checkpoint model, EpochRecord best) {
        return model;
    }
}
