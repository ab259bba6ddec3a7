package dev.tagloop.training.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.optimizer.LayerDepths;
import dev.tagloop.training.internal.seq2seq.Bart;
import dev.tagloop.training.internal.seq2seq.SequenceFamilies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every tensor of every family has its place. */
class LayerDepthsTest {

    static List<GoldenCase> readable() {
        return GoldenCase.all().stream()
                .filter(folder -> !folder.name().contains("pickle"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void layersAreNumberedWithoutAGapAndTheRestIsTableOrHead(GoldenCase folder) {
        Set<String> names = names(folder);
        JsonNode config = folder.json("config.json");
        LayerDepths depths = new LayerDepths(names);
        int layers = 0;
        for (String key : List.of("num_hidden_layers", "n_layers", "num_layers", "encoder_layers")) {
            layers = Math.max(layers, config.path(key).asInt(0));
        }
        boolean writes =
                names.stream().anyMatch(name -> name.contains("decoder.block") || name.contains("decoder.lay"));
        layers += writes
                ? Math.max(
                        config.path("num_decoder_layers").asInt(0),
                        config.path("decoder_layers").asInt(0))
                : 0;
        assertThat(depths.layers()).isEqualTo(layers).isPositive();
        Map<Integer, Set<String>> byDepth = new TreeMap<>(
                names.stream().collect(Collectors.groupingBy(depths::of, Collectors.toCollection(TreeSet::new))));
        assertThat(byDepth.keySet())
                .containsAll(IntStream.rangeClosed(0, layers).boxed().toList())
                .allMatch(depth -> depth <= depths.head());
        assertThat(byDepth.get(0))
                .allMatch(name -> name.contains("embed")
                        || name.contains("shared")
                        || name.contains("relative_attention_bias")
                        || name.equals("deberta.encoder.LayerNorm.weight")
                        || name.equals("deberta.encoder.LayerNorm.bias"));
        assertThat(byDepth.getOrDefault(depths.head(), Set.of()))
                .allMatch(name ->
                        name.matches("(classifier|pre_classifier|qa_outputs|head|cls|lm_head|classification_head"
                                + "|vocab_\\w+|generator_\\w+|decoder\\.(weight|bias)|final_logits_bias|pooler|lm_predictions"
                                + "|\\w+\\.pooler)\\b.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "bert.embeddings.LayerNorm.weight, 0",
        "distilbert.transformer.layer.1.ffn.lin1.weight, 2",
        "electra.embeddings_project.weight, 0",
        "deberta.encoder.rel_embeddings.weight, 0",
        "deberta.encoder.LayerNorm.weight, 0",
        "deberta.encoder.conv.conv.weight, 1",
        "mpnet.encoder.relative_attention_bias.weight, 0",
        "model.layers.0.attn.Wqkv.weight, 1",
        "model.final_norm.weight, 2",
        "bert.pooler.dense.weight, 3",
        "tagloop.word_shape_embeddings.weight, 3"
    })
    void oddTensorsOfTwoLayersHaveTheirPlace(String name, int depth) {
        LayerDepths depths = new LayerDepths(List.of("x.layer.0.a.weight", "x.layer.1.a.weight"));
        assertThat(depths.of(name)).isEqualTo(depth);
    }

    @Test
    void layersThatWriteComeAfterThoseThatRead() {
        LayerDepths depths = new LayerDepths(List.of(
                "encoder.block.0.layer.0.layer_norm.weight",
                "encoder.block.1.layer.1.layer_norm.weight",
                "decoder.block.0.layer.2.layer_norm.weight"));
        assertThat(depths.of("encoder.block.1.layer.0.layer_norm.weight")).isEqualTo(2);
        assertThat(depths.of("encoder.final_layer_norm.weight")).isEqualTo(2);
        assertThat(depths.of("decoder.block.0.layer.0.SelfAttention.q.weight")).isEqualTo(3);
        assertThat(depths.of("decoder.final_layer_norm.weight")).isEqualTo(3);
        assertThat(depths.of("decoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight"))
                .isZero();
        assertThat(depths.of("lm_head.weight")).isEqualTo(4);
        assertThat(depths.of("model.decoder.layers.0.fc1.weight")).isEqualTo(3);
        assertThat(depths.of("model.decoder.layernorm_embedding.weight")).isZero();
    }

    /** The names that a model of the folder has when it is built, not those of the file. */
    private static Set<String> names(GoldenCase folder) {
        Checkpoint checkpoint = Checkpoint.read(folder.folder());
        String type = checkpoint.config().modelType();
        if (type.equals("t5") || type.equals("bart")) {
            return folder.name().contains("seqcls")
                    ? Bart.classification(checkpoint.config(), 2)
                            .blueprint()
                            .shapes()
                            .keySet()
                    : folder.name().contains("encoder")
                            ? SequenceFamilies.of(checkpoint.config())
                                    .encoder(checkpoint.config())
                                    .blueprint()
                                    .shapes()
                                    .keySet()
                            : SequenceFamilies.of(checkpoint.config())
                                    .model(checkpoint.config())
                                    .blueprint()
                                    .shapes()
                                    .keySet();
        }
        Set<String> names = new TreeSet<>(
                Drafts.maskedLanguage(checkpoint.config()).blueprint().shapes().keySet());
        names.addAll(Drafts.sequenceClassification(checkpoint.config(), 3)
                .blueprint()
                .shapes()
                .keySet());
        names.addAll(Drafts.questionAnswering(checkpoint.config())
                .blueprint()
                .shapes()
                .keySet());
        return names;
    }
}
