package dev.tagloop.training.wikigold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.training.TrainingSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The quality of the defaults: mean strict F1 over three seeds, for split and training alike. */
@Tag("slow")
class WikiGoldFloorTest {

    private static final double FLOOR = 0.68;

    @Test
    void defaultsReachTheFloorOnWikiGold() {
        double sum = 0;
        for (long seed = 1; seed <= 3; seed++) {
            WikiGold.Split split = WikiGold.split(seed);
            sum += WikiGoldMeasurement.lastF1(
                    seed, TrainingSettings.defaultsFor(split.train().size()), split);
        }
        assertThat(sum / 3).isGreaterThanOrEqualTo(FLOOR);
    }
}
