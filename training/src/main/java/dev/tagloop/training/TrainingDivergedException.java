package dev.tagloop.training;

import dev.tagloop.models.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * The loss or the gradients stopped being numbers; the training ended before they reached the weights. The model must
 * not be published; what was good until then is here for inspection or for going on with another setting.
 */
public final class TrainingDivergedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Checkpoint lastGood;
    private final transient List<EpochRecord> epochs;

    /**
     * A training that ended so.
     *
     * @param lastGood the weights of the best complete epoch; null if there is none
     * @param epochs the complete epochs
     */
    public TrainingDivergedException(String message, Checkpoint lastGood, List<EpochRecord> epochs) {
        super(message);
        this.lastGood = lastGood;
        this.epochs = List.copyOf(epochs);
    }

    /** The weights of the best complete epoch; empty when it diverged in the first one. */
    public Optional<Checkpoint> lastGood() {
        return Optional.ofNullable(lastGood);
    }

    /** The complete epochs. */
    public List<EpochRecord> epochs() {
        return epochs;
    }
}
