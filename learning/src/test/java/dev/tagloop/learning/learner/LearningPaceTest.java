package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LearningPaceTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final LearningPace pace = new LearningPace(3, Duration.ofSeconds(10), now::get);

    @Test
    void itIsTimeToLearnAfterEnoughChangesAndNotTooSoonAfterTheLastTraining() {
        assertThat(pace.changed("1")).isFalse();
        assertThat(pace.changed("1")).isFalse();
        assertThat(pace.changed("2")).as("another project").isFalse();
        assertThat(pace.changed("1")).isTrue();
        assertThat(pace.changed("1")).as("still").isTrue();
        pace.learned("1");
        assertThat(pace.changed("1")).isFalse();
        assertThat(pace.changed("1")).isFalse();
        assertThat(pace.changed("1")).as("enough, but too soon").isFalse();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(pace.changed("1")).isTrue();
        assertThat(pace.changed("2")).isFalse();
        assertThat(pace.changed("2")).isTrue();
    }
}
