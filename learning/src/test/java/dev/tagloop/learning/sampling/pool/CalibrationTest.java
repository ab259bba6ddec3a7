package dev.tagloop.learning.sampling.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void aModelThatIsTooSureIsBroughtToHowOftenItIsRight() {
        // It says 0.9 and is right 3 times of 4; words without a known label do not count.
        List<TaskScores> scores = new ArrayList<>();
        List<List<String>> labels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scores.add(said());
            labels.add(Arrays.asList(i % 4 == 0 ? "B-LOC" : "O", null));
        }
        TemperatureScaling scaling = CalibratedScoreProvider.fit(scores, labels);
        // 0.9 to 0.1 is ln 9 apart and should be ln 3.
        assertThat(scaling.temperature()).isCloseTo(2, within(1e-4));
        CalibratedScoreProvider provider = new CalibratedScoreProvider(
                new ScoreProvider() {
                    @Override
                    public String version() {
                        return "v1";
                    }

                    @Override
                    public List<TaskScores> score(List<String> texts) {
                        return List.of(said().withMembers(List.of(said().probabilities(), said().probabilities())));
                    }
                },
                scaling);
        assertThat(provider.version()).isEqualTo("v1 at temperature 2.0000");
        TaskScores calibrated = provider.score(List.of("text")).getFirst();
        assertThat(calibrated.probabilities()[0][0]).isCloseTo(0.75f, within(1e-4f));
        assertThat(calibrated.probabilities()[1][1]).isCloseTo(1, within(1e-5f));
        assertThat(calibrated.members().get(1)[0][1]).isCloseTo(0.25f, within(1e-4f));
    }

    private static TaskScores said() {
        return TaskScores.of(List.of("a", "b"), List.of("O", "B-LOC"), new float[][] {{0.9f, 0.1f}, {0, 1}});
    }
}
