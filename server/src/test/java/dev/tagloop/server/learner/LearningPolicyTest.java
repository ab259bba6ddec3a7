package dev.tagloop.server.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.learner.LearningPolicy.Facts;
import dev.tagloop.server.learner.LearningPolicy.Mode;
import dev.tagloop.server.learner.LearningPolicy.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static LearningPolicy every(long labels, long minutes) {
        return new LearningPolicy(Mode.AUTOMATIC, labels, 0, minutes, Promotion.BETTER, true);
    }

    private static Optional<Instant> ago(String seconds) {
        return seconds.equals("never") ? Optional.empty() : Optional.of(NOW.minusSeconds(Long.parseLong(seconds)));
    }

    /** Every 25 labels, at most once in ten minutes; times are seconds ago. */
    @ParameterizedTest
    @CsvSource({
        // labels, last label, reached, last training, seconds to wait
        "0,   never, never, never, never",
        "24,  1,     never, never, never",
        "24,  9999,  never, 99999, never",
        "25,  9,     9,     never, 0",
        "25,  5,     5,     never, 0",
        "25,  2,     2,     never, 3",
        "400, 0,     10,    never, 5",
        "400, 0,     119,   never, 1",
        "400, 0,     120,   never, 0",
        "400, 0,     500,   never, 0",
        "25,  60,    60,    700,   0",
        "25,  60,    60,    600,   0",
        "25,  60,    60,    540,   60",
        "25,  1,     1,     1,     599",
        "25,  0,     0,     598,   5",
    })
    void waitsForEnoughLabelsForThePauseAndForTheEndOfABurst(
            long labels, String last, String reached, String training, String wait) {
        Facts facts = new Facts(labels, ago(last), ago(reached), ago(training));
        Optional<Duration> expected =
                wait.equals("never") ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(wait)));
        assertThat(every(25, 10).due(facts, NOW)).isEqualTo(expected);
    }

    @Test
    void byHandNothingIsEverDue() {
        LearningPolicy policy = new LearningPolicy(Mode.MANUAL, 1, 1, 0, Promotion.ALWAYS, true);
        assertThat(policy.due(new Facts(1_000_000, ago("99"), ago("99"), ago("never")), NOW))
                .isEmpty();
    }

    @Test
    void theVersionThatAnswersGoesOnAfterSoManyLabelsUnlessItIsOffOrByHand() {
        LearningPolicy policy = new LearningPolicy(Mode.AUTOMATIC, 100, 25, 10, Promotion.BETTER, true);
        assertThat(policy.isEnoughForWarm(24)).isFalse();
        assertThat(policy.isEnoughForWarm(25)).isTrue();
        assertThat(every(25, 10).isEnoughForWarm(1_000_000)).isFalse();
        assertThat(new LearningPolicy(Mode.MANUAL, 100, 25, 10, Promotion.BETTER, true).isEnoughForWarm(25))
                .isFalse();
    }

    /** Labels come at random; a training takes no time. Whatever happens, the policy's promises hold. */
    @Test
    void trainingsAreNeverTooSoonNorTooFewNorTooLate() {
        Random random = new Random(20261126);
        for (int round = 0; round < 200; round++) {
            LearningPolicy policy = every(1 + random.nextInt(30), random.nextInt(4));
            int pace = 1 + random.nextInt(20);
            Instant now = NOW;
            Optional<Instant> training = Optional.empty();
            Optional<Instant> label = Optional.empty();
            Optional<Instant> reached = Optional.empty();
            long fresh = 0;
            for (int second = 0; second < 1500; second++, now = now.plusSeconds(1)) {
                if (random.nextInt(pace) == 0) {
                    fresh++;
                    label = Optional.of(now);
                }
                if (policy.isEnough(fresh) && reached.isEmpty()) {
                    reached = Optional.of(now);
                }
                Optional<Duration> wait = policy.due(new Facts(fresh, label, reached, training), now);
                assertThat(wait.isPresent()).isEqualTo(fresh >= policy.every());
                if (wait.isEmpty()) {
                    continue;
                }
                assertThat(wait.get()).isBetween(Duration.ZERO, Duration.ofMinutes(10));
                if (wait.get().isZero()) {
                    Instant at = now;
                    training.ifPresent(last -> assertThat(Duration.between(last, at))
                            .isGreaterThanOrEqualTo(Duration.ofMinutes(policy.minutes())));
                    Duration since = Duration.between(reached.orElseThrow(), now);
                    assertThat(since)
                            .isLessThanOrEqualTo(
                                    LearningPolicy.LONGEST_WAIT.plus(Duration.ofMinutes(policy.minutes())));
                    training = Optional.of(now);
                    reached = Optional.empty();
                    fresh = 0;
                }
            }
        }
    }
}
