package dev.tagloop.models.internal.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightNamesTest {
    @ParameterizedTest
    @CsvSource({
        "bert, bert.embeddings.LayerNorm.gamma, bert.embeddings.LayerNorm.weight",
        "bert, embeddings.LayerNorm.beta, bert.embeddings.LayerNorm.bias",
        "bert, encoder.layer.0.output.dense.weight, bert.encoder.layer.0.output.dense.weight",
        "bert, pooler.dense.bias, bert.pooler.dense.bias",
        "bert, classifier.weight, classifier.weight",
        "bert, tagloop.word_shape_embeddings.weight, tagloop.word_shape_embeddings.weight",
        "xlm-roberta, encoder.layer.1.output.dense.bias, roberta.encoder.layer.1.output.dense.bias",
        "deberta-v2, pooler.dense.weight, pooler.dense.weight",
        "distilbert, transformer.layer.0.ffn.lin1.weight, distilbert.transformer.layer.0.ffn.lin1.weight",
        "unheard-of, encoder.layer.0.weight, encoder.layer.0.weight",
    })
    void aNameHasOneForm(String modelType, String name, String normal) {
        assertThat(WeightNames.normalize(modelType, name)).isEqualTo(normal);
        assertThat(WeightNames.normalize(modelType, normal)).isEqualTo(normal);
    }

    @Test
    void storedPositionIdsAreNoWeights() {
        assertThat(WeightNames.isWeight("bert.embeddings.position_ids")).isFalse();
        assertThat(WeightNames.normalize("bert", Map.of("embeddings.position_ids", FloatTensor.zeros(1))))
                .isEmpty();
    }

    @Test
    void twoNamesOfOneWeightAreAnError() {
        assertThatThrownBy(() -> WeightNames.normalize(
                        "bert",
                        Map.of(
                                "pooler.dense.bias", FloatTensor.zeros(1),
                                "bert.pooler.dense.bias", FloatTensor.zeros(1))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("twice");
    }
}
