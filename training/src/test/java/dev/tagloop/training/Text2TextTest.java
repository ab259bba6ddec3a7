package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.training.GenerationSettings.EarlyStopping;
import dev.tagloop.training.testing.TinyBert;
import dev.tagloop.training.testing.TinyT5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Text2TextTest {

    private static final List<String> TEXTS = List.of("the weather was as bad as ever", "Ada lives in London");

    @Test
    void writesTextByTheSettingsOfItsFilesOrOthers(@TempDir Path folder) throws IOException {
        tiny().write(folder);
        Files.writeString(folder.resolve("generation_config.json"), """
                {"decoder_start_token_id": 0, "eos_token_id": [102], "pad_token_id": 0, "max_new_tokens": 7,
                 "min_new_tokens": 7, "num_beams": 3, "early_stopping": true, "no_repeat_ngram_size": 1}
                """);
        try (Text2Text model = Text2Text.of(Checkpoint.read(folder))) {
            assertThat(model.settings().longest()).isEqualTo(8);
            assertThat(model.settings().earlyStopping()).isEqualTo(EarlyStopping.YES);
            List<Text2Text.Output> beams = model.write(TEXTS, model.settings().numReturnSequences(2));
            assertThat(beams).hasSize(4).allMatch(output -> output.score() < 0);
            assertThat(beams)
                    .allMatch(
                            output -> !output.text().isBlank() && !output.text().contains("["));
            assertThat(model.write(TEXTS, model.settings().numReturnSequences(2)))
                    .isEqualTo(beams);
            assertThat(model.write(List.of(), model.settings())).isEmpty();
        }
    }

    @Test
    void theFileOfGenerationSurvivesSaving(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("first");
        tiny().write(first);
        Files.writeString(first.resolve("generation_config.json"), "{\"forced_bos_token_id\": 5, \"of_others\": [1]}");
        Checkpoint read = Checkpoint.read(first);
        read.withWeights(read.weights()).write(folder.resolve("second"));
        Checkpoint again = Checkpoint.read(folder.resolve("second"));
        assertThat(again.generation()).isEqualTo(read.generation());
        assertThat(again.generation().toJson()).contains("of_others");
        assertThat(again.weights()).isEqualTo(read.weights());
    }

    @Test
    void anEncoderCannotWrite() {
        assertThatThrownBy(() -> Text2Text.of(TinyBert.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bert' cannot write text")
                .hasMessageContaining("bart, t5");
    }

    @Test
    void aMissingTensorIsNamed() {
        Checkpoint whole = tiny();
        Map<String, FloatTensor> weights = new TreeMap<>(whole.weights());
        weights.remove("decoder.block.0.layer.1.EncDecAttention.q.weight");
        assertThatThrownBy(() -> Text2Text.of(whole.withWeights(weights)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'decoder.block.0.layer.1.EncDecAttention.q.weight' of the shape [16, 16]");
    }

    private static Checkpoint tiny() {
        return TinyT5.checkpoint("");
    }
}
