package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Positions;
import dev.tagloop.training.internal.layers.PostNormEncoder;
import dev.tagloop.training.internal.layers.PostNormLayer;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/** DistilBERT (Sanh et al. 2019): BERT's layers under names of their own, no segments, positions perhaps of sines. */
final class DistilBert implements Family {

    private static final double EPSILON = 1e-12;

    private static final LayerNames NAMES = new LayerNames(
            "attention.q_lin",
            "attention.k_lin",
            "attention.v_lin",
            "attention.out_lin",
            "sa_layer_norm",
            "ffn.lin1",
            "ffn.lin2",
            "output_layer_norm");

    @Override
    public String classes(ModelConfig config) {
        return "DistilBert";
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        LayerSizes sizes = LayerSizes.of(config, EPSILON);
        Scope at = root.in("distilbert");
        Scope tables = at.in("embeddings");
        Slot positions = tables.table("position_embeddings", config.maxPositions(), sizes.hidden());
        if (config.flag("sinusoidal_pos_embds", false)) {
            tables.frozen(positions);
        }
        return new PostNormEncoder(
                new Embeddings(tables, "word_embeddings", config.vocabSize(), sizes.hidden())
                        .positions(Positions.fromZero(positions))
                        .shapes(root, config.wordShape()),
                Norm.layer(tables, "LayerNorm", sizes.hidden(), EPSILON),
                UnaryOperator.identity(),
                Bodies.layers(at.in("transformer.layer"), NAMES, sizes, sizes.layers()).stream()
                        .map(layer -> new PostNormLayer(
                                layer.attention(), layer.block().withoutProjectionDropout()))
                        .toList(),
                PostNormEncoder.Bias.padding(),
                sizes.hidden());
    }

    @Override
    public SequenceClassification.Summary summary(ModelConfig config, Scope root) {
        return new Pooler(Linear.of(root, "pre_classifier", config.hiddenSize(), config.hiddenSize()), Ops::relu);
    }

    @Override
    public boolean questionsDrop() {
        return true;
    }

    @Override
    public MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root) {
        return MaskedHeads.of(
                encoder,
                root,
                new MaskedHeads.Names("vocab_transform", "vocab_layer_norm", "vocab_projector.bias", "vocab_projector"),
                encoder.hidden(),
                config.activation(),
                EPSILON);
    }
}
