package dev.tagloop.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.server.StudioException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-11-25T13:00:00Z");

    private static List<Instant> everySixHours(int days) {
        List<Instant> all = new ArrayList<>();
        for (Instant moment = NOW;
                moment.isAfter(NOW.minus(Duration.ofDays(days)));
                moment = moment.minus(Duration.ofHours(6))) {
            all.add(moment);
        }
        return all;
    }

    private static List<String> kept(Retention retention, List<Instant> made) {
        List<Instant> kept = new ArrayList<>(made);
        kept.removeAll(retention.thinned(made, NOW));
        return kept.stream().sorted().map(Instant::toString).toList();
    }

    @Test
    void newestOfEachOfTheLastDaysAndOfTheLastWeeksStays() {
        assertThat(kept(new Retention(3, 3), everySixHours(60)))
                .containsExactly(
                        "2026-11-15T19:00:00Z", // Sunday: the newest of the week before last
                        "2026-11-22T19:00:00Z", // Sunday: the newest of last week
                        "2026-11-23T19:00:00Z",
                        "2026-11-24T19:00:00Z",
                        "2026-11-25T13:00:00Z"); // today, and this week
    }

    @Test
    void daysAloneAndWeeksAlone() {
        assertThat(kept(new Retention(2, 0), everySixHours(60)))
                .containsExactly("2026-11-24T19:00:00Z", "2026-11-25T13:00:00Z");
        assertThat(kept(new Retention(0, 2), everySixHours(60)))
                .containsExactly("2026-11-22T19:00:00Z", "2026-11-25T13:00:00Z");
    }

    @Test
    void theNewestStaysHoweverOldItIs() {
        Instant old = NOW.minus(Duration.ofDays(400));
        assertThat(kept(new Retention(7, 4), List.of(old, old.minusSeconds(10))))
                .containsExactly(old.toString());
        assertThat(kept(new Retention(0, 0), List.of(NOW, old))).containsExactly(NOW.toString());
    }

    @Test
    void thinningEveryDayKeepsTheSameAsThinningOnce() {
        Retention retention = new Retention(7, 4);
        List<Instant> left = new ArrayList<>();
        List<Instant> made = everySixHours(90).reversed();
        for (Instant moment : made) {
            left.add(moment);
            left.removeAll(retention.thinned(left, moment));
        }
        assertThat(left.stream().sorted().map(Instant::toString).toList()).isEqualTo(kept(retention, made));
        assertThat(left).hasSize(9);
    }

    @Test
    void numbersBelowZeroAreRefused() {
        assertThatThrownBy(() -> new Retention(-1, 4))
                .isInstanceOf(StudioException.class)
                .hasMessageContaining("--backup-keep");
    }
}
