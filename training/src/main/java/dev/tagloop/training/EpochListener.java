package dev.tagloop.training;

import java.util.List;

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

    /** A point of the loss curve, every so many steps as {@link FineTuning#loggingSteps} says. */
    default void figures(StepRecord point) {}

    /** What is needed to go on from here after the end of the process lies on the disk. @param step steps done */
    default void saved(long step) {}

    /**
     * It goes on from an earlier training; its complete epochs are told again, so that a curve is whole.
     *
     * @param step steps done by that one
     */
    default void resumed(long step) {}

    /**
     * The training diverged and begins anew, from the base, at a lower rate; epochs count from 1 again.
     *
     * @param learningRate the lower rate
     * @param why what went wrong
     */
    default void restarted(double learningRate, String why) {
        note(why + ". It begins anew with the learning rate " + learningRate);
    }

    /** Something that a person may want to know, such as why an earlier training is not gone on with. */
    default void note(String line) {}

    /**
     * A model was made of the base.
     *
     * @param fresh names of tensors that the base lacks, which are new and learn from here on; such as those of the head
     * @param unused names of the base's tensors that this model has no use for
     */
    default void loaded(List<String> fresh, List<String> unused) {}

    /** Another training runs in this process; this one waits for it to end. */
    default void waiting() {}
}
