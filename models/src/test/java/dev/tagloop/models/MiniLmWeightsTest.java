package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MiniLmWeightsTest {
    @Test
    void theArtifactYieldsEveryWeightUnderItsHuggingFaceName() {
        Checkpoint miniLm = MiniLm.checkpoint();
        assertThat(miniLm.weights()).hasSize(101);
        assertThat(miniLm.weights().keySet()).allMatch(name -> name.startsWith("bert."));
        assertThat(miniLm.weights().values().stream()
                        .mapToLong(FloatTensor::size)
                        .sum())
                .isBetween(22_500_000L, 22_800_000L);
        assertThat(miniLm.weight("bert.embeddings.word_embeddings.weight").shape())
                .containsExactly(30522, 384);
        for (int layer = 0; layer < 6; layer++) {
            String prefix = "bert.encoder.layer." + layer + ".";
            assertThat(miniLm.weight(prefix + "attention.self.query.weight").shape())
                    .containsExactly(384, 384);
            assertThat(miniLm.weight(prefix + "intermediate.dense.weight").shape())
                    .containsExactly(1536, 384);
            assertThat(miniLm.weight(prefix + "output.dense.weight").shape()).containsExactly(384, 1536);
            assertThat(miniLm.weight(prefix + "output.LayerNorm.bias").shape()).containsExactly(384);
        }
        assertThat(miniLm.labels()).isEmpty();
    }

    @Test
    void theTokenizerNoLongerCutsAndPadsByItself() {
        String json = new String(MiniLm.tokenizer().get("tokenizer.json").orElseThrow(), StandardCharsets.UTF_8);
        assertThat(json).contains("\"truncation\" : null").contains("\"padding\" : null");
    }
}
