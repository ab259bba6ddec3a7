package dev.tagloop.training.wikigold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.training.TrainingSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quality of the defaults: mean strict F1 over three seeds, for split and training alike. */
@Tag("slow")
class WikiGoldFloorTest {

    private static final double FLOOR = 0.74;

    /** Few labels are where the loop starts: two hundred and fifty of the training sentences, split by seed 42. */
    @ParameterizedTest
    @CsvSource({"200, 0.60", "50, 0.45"})
    void fewSentencesReachTheirFloorsToo(int sentences, double floor) {
        WikiGold.Split all = WikiGold.split(42);
        WikiGold.Split few = new WikiGold.Split(all.train().subList(0, sentences), all.test());
        assertThat(WikiGoldMeasurement.lastF1(42, TrainingSettings.defaultsFor(sentences), few))
                .isGreaterThanOrEqualTo(floor);
    }

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
