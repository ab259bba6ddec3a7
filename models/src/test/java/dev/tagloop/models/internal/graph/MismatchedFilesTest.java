package dev.tagloop.models.internal.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.Golden;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.Precision;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MismatchedFilesTest {
    @Test
    void weightsOfAnotherShapeThanTheConfigAreNamedWithBothShapes() {
        Checkpoint original = Checkpoint.read(Golden.path("models/bert-tokencls"));
        Map<String, FloatTensor> weights = new HashMap<>(original.weights());
        weights.put("bert.encoder.layer.1.output.dense.weight", FloatTensor.zeros(32, 32));
        Checkpoint broken = Checkpoint.of(original.config(), weights, original.tokenizer());
        assertThatThrownBy(() -> EncoderGraph.tokenClassification(broken, Precision.FLOAT32))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("bert.encoder.layer.1.output.dense.weight")
                .hasMessageContaining("[32, 32]")
                .hasMessageContaining("[32, 48]");
    }

    @Test
    void aMissingWeightIsNamed() {
        Checkpoint original = Checkpoint.read(Golden.path("models/bert-tokencls"));
        Map<String, FloatTensor> weights = new HashMap<>(original.weights());
        weights.remove("bert.encoder.layer.0.attention.self.key.bias");
        Checkpoint broken = Checkpoint.of(original.config(), weights, original.tokenizer());
        assertThatThrownBy(() -> EncoderGraph.tokenClassification(broken, Precision.INT8))
                .hasMessageContaining("no weight 'bert.encoder.layer.0.attention.self.key.bias'");
    }

    @Test
    void aFamilyThatCannotBeRunIsNamed() {
        Checkpoint bart = Checkpoint.read(Golden.path("models/bart-seqcls-single"));
        assertThatThrownBy(() -> EncoderGraph.tokenClassification(bart, Precision.FLOAT32))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'bart' cannot be run");
    }

    @Test
    void headsThatDoNotDivideTheWidthAreRefused() {
        Checkpoint original = Checkpoint.read(Golden.path("models/bert-tokencls"));
        ModelConfig odd = ModelConfig.parse(
                original.config().toJson().replace("\"num_attention_heads\" : 4", "\"num_attention_heads\" : 5"));
        Checkpoint broken = Checkpoint.of(odd, original.weights(), original.tokenizer());
        assertThatThrownBy(() -> EncoderGraph.tokenClassification(broken, Precision.FLOAT32))
                .hasMessageContaining("5 attention heads");
    }
}
