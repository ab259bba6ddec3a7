package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.training.optimization.Optimization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 15, 8",
        "50, 15, 8",
        "70, 14, 8",
        "100, 12, 8",
        "141, 10, 8",
        "200, 8, 8",
        "299, 7, 8",
        "300, 7, 16",
        "500, 6, 16",
        "999, 5, 16",
        "1000, 5, 16",
        "100000, 5, 16"
    })
    void epochsAndBatchFollowTheNumberOfSentences(int sentences, int epochs, int batch) {
        TrainingSettings settings = TrainingSettings.defaultsFor(sentences);
        assertThat(settings.epochs()).isEqualTo(epochs);
        assertThat(settings.batchSize()).isEqualTo(batch);
    }

    @Test
    void everythingElseIsWhatWasMeasuredBest() {
        assertThat(TrainingSettings.defaultsFor(1000))
                .isEqualTo(new TrainingSettings(
                        5,
                        16,
                        2e-4,
                        10,
                        0.01,
                        0.1,
                        1.0,
                        0.1,
                        128,
                        32,
                        true,
                        42,
                        0,
                        ComputeDevice.CPU,
                        Optimization.PLAIN));
    }

    @Test
    void moreSentencesNeverMeanMoreEpochs() {
        for (int n = 2; n < 1200; n++) {
            assertThat(TrainingSettings.epochsFor(n)).isLessThanOrEqualTo(TrainingSettings.epochsFor(n - 1));
        }
    }

    @Test
    void aNumberOutOfRangeIsNamedWithItsRange() {
        TrainingSettings settings = TrainingSettings.defaultsFor(100);
        assertThatThrownBy(() -> settings.withEpochs(0))
                .hasMessage("training setting 'epochs' is 0, must be 1 or more");
        assertThatThrownBy(() -> settings.withLearningRate(Double.NaN)).hasMessageContaining("'learning rate' is NaN");
        assertThatThrownBy(() -> settings.withWindows(16, 14)).hasMessageContaining("'stride' is 14");
    }

    @Test
    void devicesAreReadByName() {
        assertThat(ComputeDevice.of("CUDA")).isEqualTo(ComputeDevice.CUDA);
        assertThat(ComputeDevice.AUTO).hasToString("auto");
        assertThatThrownBy(() -> ComputeDevice.of("tpu"))
                .hasMessage("unknown device 'tpu': use one of cpu, cuda, auto");
    }
}
