package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class CheckpointsResolveTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"minilm", "all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"})
    void theBundledEncoderHasThreeNames(String name) {
        assertThat(Checkpoints.resolve(name).weights()).hasSize(101);
    }

    @Test
    void aFolderIsRead() {
        Checkpoint rules = RuleCheckpoint.of(Map.of("berlin", "B-LOC"));
        rules.write(folder);
        for (String name : new String[] {
            "config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"
        }) {
            assertThat(folder.resolve(name)).isRegularFile();
        }
        assertThat(Checkpoints.resolve(folder.toString()).weights()).isEqualTo(rules.weights());
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(folder)) {
            assertThat(pipeline.labels()).isEqualTo(RuleCheckpoint.LABELS);
            assertThat(pipeline.predict("in Berlin", Aggregation.FIRST)).hasSize(1);
        }
    }

    @Test
    void whatIsNoModelIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("model.bin"));
        assertThatThrownBy(() -> Checkpoints.resolve(file.toString())).hasMessageContaining("is a file");
        assertThatThrownBy(() -> Checkpoints.resolve("./no/such/folder"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("neither a folder nor the form of a Hub id");
        assertThatThrownBy(() -> Checkpoints.resolve("nobody/no-such-model-as-this"))
                .hasMessageContaining("neither a folder nor in the Hub cache");
    }
}
