package dev.tagloop.training.internal.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.TokenizerFiles;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.heads.TokenClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.testing.TinyModels;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A configuration that does not fit its weights, or no model at all, ends in a message about the file. */
class OddConfigurationsTest {

    static final Iterable<String> TYPES = TinyModels.types();

    private static final List<String> VALUES = List.of(
            "-1", "0", "1", "3", "7", "2147483647", "9223372036854775807", "1e300", "\"x\"", "null", "[]", "true");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @FieldSource("TYPES")
    void everyKeyWithEveryOddValueLoadsOrIsRefused(String type) {
        Checkpoint base = TinyModels.encoder(type, 40);
        int refused = 0;
        int loaded = 0;
        for (String key : ((ObjectNode) JSON.readTree(base.config().toJson())).propertyNames()) {
            for (String value : VALUES) {
                if (key.equals("model_type")) {
                    continue;
                }
                ObjectNode odd = (ObjectNode) JSON.readTree(base.config().toJson());
                odd.set(key, JSON.readTree(value));
                try {
                    run(base, ModelConfig.parse(odd.toString()));
                    loaded++;
                } catch (ModelFormatException | IllegalArgumentException e) {
                    assertThat(e.getMessage()).as("%s = %s", key, value).isNotBlank();
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(30);
        assertThat(loaded).isGreaterThan(10);
    }

    private static void run(Checkpoint base, ModelConfig config) {
        Checkpoint odd = Checkpoint.of(config, base.weights(), TokenizerFiles.none());
        Draft<TokenClassification> draft = Drafts.tokenClassification(config, 3);
        Loaded loaded = draft.blueprint().load(odd, name -> false, 0.02, 1);
        try (Parameters parameters = new Parameters(Torch.newManager(ComputeDevice.CPU), loaded.weights());
                NDManager step = parameters.manager().newSubManager()) {
            draft.blueprint().bind(parameters);
            Batch batch = Batch.of(step, new int[][] {{5, 6, 7, 8, 9, 10}, {11, 12}}, null, null, 0);
            assertThat(draft.head().logits(batch, Dropout.NONE).getShape().getShape())
                    .containsExactly(2, 6, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {161, 400})
    void aSequenceBehindTheTableOfPositionsIsRefusedByItsName(int length) {
        Checkpoint base = TinyModels.encoder("bert", 40);
        Draft<TokenClassification> draft = Drafts.tokenClassification(base.config(), 3);
        Loaded loaded = draft.blueprint().load(base, name -> false, 0.02, 1);
        try (Parameters parameters = new Parameters(Torch.newManager(ComputeDevice.CPU), loaded.weights());
                NDManager step = parameters.manager().newSubManager()) {
            draft.blueprint().bind(parameters);
            Batch batch = Batch.of(step, new int[][] {new int[length]}, null, null, 0);
            assertThatThrownBy(() -> draft.head().logits(batch, Dropout.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'bert.embeddings.position_embeddings.weight'")
                    .hasMessageContaining(length + " pieces")
                    .hasMessageContaining("160 positions");
        }
    }
}
