package dev.tagloop.training;

/** Hears of a training's progress, on the thread that trains; what it throws ends the training. */
@FunctionalInterface
public interface EpochListener {

    /** Listens to nothing. */
    EpochListener NONE = epoch -> {};

    /** An epoch has been trained and evaluated. */
    void epoch(EpochRecord epoch);

    /**
     * A step is done.
     *
     * @param done steps done, over all epochs
     * @param total all steps
     * @param loss of this step's batch
     */
    default void step(long done, long total, double loss) {}

    /** Another training runs in this process; this one waits for it to end. */
    default void waiting() {}
}
