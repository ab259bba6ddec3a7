package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
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
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.UnaryOperator;

/** ELECTRA (Clark et al. 2020): BERT's layers over embeddings that may be narrower. */
final class Electra implements Family {

    private static final double EPSILON = 1e-12;

    @Override
    public String classes(ModelConfig config) {
        return "Electra";
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        LayerSizes sizes = LayerSizes.of(config, config.number("layer_norm_eps", EPSILON));
        int width = config.embeddingSize();
        Scope at = root.in("electra");
        Scope tables = at.in("embeddings");
        Embeddings embeddings = new Embeddings(tables, "word_embeddings", config.vocabSize(), width)
                .positions(Positions.fromZero(tables.table("position_embeddings", config.maxPositions(), width)))
                .types(tables, "token_type_embeddings", config.integer("type_vocab_size", 2))
                .shapes(root, config.wordShape());
        return new PostNormEncoder(
                embeddings,
                Norm.layer(tables, "LayerNorm", width, sizes.epsilon()),
                projection(at, width, sizes.hidden()),
                Bodies.layers(at.in("encoder.layer"), LayerNames.BERT, sizes, sizes.layers()),
                PostNormEncoder.Bias.padding(),
                sizes.hidden());
    }

    private static UnaryOperator<NDArray> projection(Scope at, int from, int to) {
        return from == to ? UnaryOperator.identity() : Linear.of(at, "embeddings_project", from, to)::apply;
    }

    @Override
    public SequenceClassification.Summary summary(ModelConfig config, Scope root) {
        return new Pooler(Linear.of(root, "classifier.dense", config.hiddenSize(), config.hiddenSize()), Ops::gelu)
                .ofDropped();
    }

    @Override
    public String sequenceOutputs() {
        return "classifier.out_proj";
    }

    @Override
    public MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root) {
        return MaskedHeads.of(
                encoder,
                root,
                new MaskedHeads.Names(
                        "generator_predictions.dense",
                        "generator_predictions.LayerNorm",
                        "generator_lm_head.bias",
                        "generator_lm_head"),
                config.embeddingSize(),
                Activation.GELU_ERF,
                config.number("layer_norm_eps", EPSILON));
    }
}
