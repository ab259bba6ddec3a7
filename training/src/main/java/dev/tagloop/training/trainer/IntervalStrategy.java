package dev.tagloop.training.trainer;

/** When something is done during a training. */
public enum IntervalStrategy {
    /** Never. */
    NO,
    /** After every so many steps. */
    STEPS,
    /** At the end of each epoch. */
    EPOCH;

    boolean due(long step, int every, boolean endOfEpoch) {
        return switch (this) {
            case NO -> false;
            case STEPS -> step % every == 0;
            case EPOCH -> endOfEpoch;
        };
    }
}
