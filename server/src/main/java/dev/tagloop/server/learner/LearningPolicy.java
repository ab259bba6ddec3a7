package dev.tagloop.server.learner;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a project's learner is trained, and what becomes of the new version.
 *
 * @param every how many new labels start a training
 * @param warm after how many new labels the version that answers goes on with them, in seconds and beside the trainings from all labels; 0 for never
 * @param minutes how long after the beginning of a training another may begin
 * @param refresh whether a version that was promoted predicts the unlabelled tasks anew
 */
record LearningPolicy(Mode mode, long every, long warm, long minutes, Promotion promotion, boolean refresh) {
    static final LearningPolicy DEFAULT = new LearningPolicy(Mode.AUTOMATIC, 25, 25, 10, Promotion.BETTER, true);

    /** No label for so long means that a burst of them is over. */
    static final Duration QUIET = Duration.ofSeconds(5);

    /** Where labels never stop coming, a training waits no longer than this for a pause. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Who starts trainings. */
    enum Mode {
        MANUAL,
        AUTOMATIC;

        static Mode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** When a new version begins to answer. */
    enum Promotion {
        ALWAYS,
        BETTER,
        MANUAL;

        static Promotion of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How an enum's value is written outside. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the decision depends on.
     *
     * @param labels how many are new since the last training began
     * @param lastLabel when the last of them came
     * @param reached when it was first seen that they are enough
     * @param lastTraining when the last training began, whatever became of it
     */
    record Facts(long labels, Optional<Instant> lastLabel, Optional<Instant> reached, Optional<Instant> lastTraining) {}

    boolean isEnough(long labels) {
        return mode == Mode.AUTOMATIC && labels >= every;
    }

    /** Whether so many labels, new since any training began, are enough for a warm one. It waits for no pause: who labels is to see what it learned. */
    boolean isEnoughForWarm(long labels) {
        return mode == Mode.AUTOMATIC && warm > 0 && labels >= warm;
    }

    /** How long to wait before a training begins, zero for now; empty while there is nothing to wait for but labels. */
    Optional<Duration> due(Facts facts, Instant now) {
        if (!isEnough(facts.labels())) {
            return Optional.empty();
        }
        Optional<Instant> afterPause = facts.lastTraining().map(last -> last.plus(Duration.ofMinutes(minutes)));
        Optional<Instant> afterBurst = facts.lastLabel()
                .map(last -> last.plus(QUIET))
                .map(quiet -> earlier(quiet, facts.reached().orElse(now).plus(LONGEST_WAIT)));
        Duration wait = Stream.of(afterPause, afterBurst)
                .flatMap(Optional::stream)
                .map(at -> Duration.between(now, at))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
