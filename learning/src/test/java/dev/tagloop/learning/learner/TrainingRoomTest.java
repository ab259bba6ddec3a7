package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRoomTest {
    @Test
    void elevenTimesTheWeightsOfTheBase(@TempDir Path model) throws Exception {
        Files.write(model.resolve("model-00001-of-00002.safetensors"), new byte[1000]);
        Files.write(model.resolve("model-00002-of-00002.safetensors"), new byte[500]);
        Files.write(model.resolve("tokenizer.json"), new byte[700]);
        assertThat(TrainingRoom.of(Optional.of(model.toString()))).isEqualTo(11 * 1500);
    }

    @Test
    void aBaseThatIsNotHereIsTakenForTheBundledOne() {
        assertThat(TrainingRoom.of(Optional.empty())).isEqualTo(1_001_000_000L);
        assertThat(TrainingRoom.of(Optional.of("nobody/never-fetched-this"))).isEqualTo(1_001_000_000L);
    }
}
