package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelConfigKeepsUnknownKeysTest {
    private static final String TEXT = """
            {"model_type": "bert", "hidden_size": 32, "layer_norm_eps": 1e-12, "num_hidden_layers": 2,
             "num_attention_heads": 4, "intermediate_size": 48, "max_position_embeddings": 64, "vocab_size": 112,
             "type_vocab_size": 2, "hidden_act": "gelu_new", "classifier_dropout": null, "hidden_dropout_prob": 0.20,
             "id2label": {"0": "O", "1": "B-PER"}, "future_key": {"deep": [1, 2.50, "x", null, 12345678901234567890]}}
            """;

    @Test
    void aRoundTripKeepsEveryKeyAndEveryDigit() {
        ModelConfig config = ModelConfig.parse(TEXT);
        ModelConfig again = ModelConfig.parse(config.toJson());
        assertThat(again).isEqualTo(config);
        assertThat(again.toJson())
                .contains("12345678901234567890")
                .contains("2.50")
                .contains("0.20");
        assertThat(again.withLabels(List.of("A")).withWordShape(true).toJson()).contains("\"future_key\"");
    }

    @Test
    void typedValuesAreRead() {
        ModelConfig config = ModelConfig.parse(TEXT);
        assertThat(config.modelType()).isEqualTo("bert");
        assertThat(config.layerNormEps()).isEqualTo(1e-12);
        assertThat(config.activation()).isEqualTo(Activation.GELU_TANH);
        assertThat(config.classifierDropout()).isEqualTo(0.2);
        assertThat(config.attentionDropout()).isEqualTo(0.1);
        assertThat(config.labels()).containsExactly("O", "B-PER");
        assertThat(config.wordShape()).isFalse();
        assertThat(config.withWordShape(true).wordShape()).isTrue();
        assertThat(config.withWordShape(true).withWordShape(false)).isEqualTo(config);
    }

    @Test
    void keysOfOtherFamiliesAreRead() {
        ModelConfig t5 = ModelConfig.parse(
                "{\"model_type\": \"t5\", \"d_model\": 8, \"num_layers\": 3, \"num_heads\": 2, \"d_ff\": 9}");
        assertThat(List.of(t5.hiddenSize(), t5.layers(), t5.attentionHeads(), t5.intermediateSize()))
                .containsExactly(8, 3, 2, 9);
        ModelConfig modern = ModelConfig.parse("{\"model_type\": \"modernbert\", \"hidden_activation\": \"gelu_new\","
                + " \"classifier_bias\": true, \"local_attention\": 8, \"global_rope_theta\": 160000.0}");
        assertThat(modern.activation()).isEqualTo(Activation.GELU_TANH);
        assertThat(modern.layerNormEps()).isEqualTo(1e-5);
        assertThat(modern.flag("classifier_bias", false)).isTrue();
        assertThat(modern.integer("local_attention", 128)).isEqualTo(8);
        assertThat(modern.number("global_rope_theta", 1)).isEqualTo(160000);
        assertThat(modern.texts("pos_att_type")).isEmpty();
        assertThat(ModelConfig.parse("{\"pos_att_type\": \"p2c|c2p\"}").texts("pos_att_type"))
                .containsExactly("p2c", "c2p");
        assertThat(ModelConfig.parse("{\"pos_att_type\": [\"c2p\"]}").texts("pos_att_type"))
                .containsExactly("c2p");
        assertThat(ModelConfig.parse("{\"model_type\": \"mpnet\"}").padTokenId())
                .isEqualTo(1);
        assertThatThrownBy(() -> ModelConfig.parse("{\"a\": 1e99}").integer("a", 0))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'a'");
    }

    @Test
    void labelsReplaceBothMaps() {
        ModelConfig config = ModelConfig.parse(TEXT).withLabels(List.of("O", "B-X", "I-X"));
        assertThat(config.labels()).containsExactly("O", "B-X", "I-X");
        assertThat(config.toJson()).contains("\"I-X\" : 2").doesNotContain("PER");
        assertThatThrownBy(() -> config.withLabels(List.of("A", "A"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsWithoutAMapAreNumbered() {
        assertThat(ModelConfig.parse("{\"num_labels\": 2}").labels()).containsExactly("LABEL_0", "LABEL_1");
        assertThat(ModelConfig.parse("{}").labels()).isEmpty();
    }

    @Test
    void errorsNameTheKey() {
        assertThatThrownBy(() -> ModelConfig.parse("{}").hiddenSize())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("hidden_size");
        assertThatThrownBy(() -> ModelConfig.parse("{\"id2label\": {\"0\": \"O\", \"2\": \"X\"}}")
                        .labels())
                .hasMessageContaining("id 1");
        assertThatThrownBy(() -> ModelConfig.parse("{\"a\": 1, \"a\": 2}")).isInstanceOf(ModelFormatException.class);
        assertThatThrownBy(() -> ModelConfig.parse("[1]")).hasMessageContaining("expected a JSON object");
        assertThatThrownBy(
                        () -> ModelConfig.parse("{\"hidden_act\": \"snake\"}").activation())
                .hasMessageContaining("'snake'");
    }
}
