package dev.tagloop.server.webhooks;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one attempt.
 *
 * @param status of the answer; empty when none came
 * @param took from sending to the answer, or to giving up on it
 * @param error a sentence about what went wrong; empty when nothing did
 */
record Outcome(Verdict verdict, Optional<Integer> status, Duration took, Optional<String> error) {
    /** What it means for the message. */
    enum Verdict {
        /** The receiver has it. */
        DELIVERED,
        /** Nobody is there, or not ready to take anything: it is sent again later, and all behind it wait. */
        AWAY,
        /** The receiver answers but does not take this one: it is tried a few times more. */
        REJECTED,
        /** It will never be taken: sending again would change nothing. */
        HOPELESS
    }
}
