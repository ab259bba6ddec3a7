package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Positions;
import dev.tagloop.training.internal.layers.PostNormEncoder;
import dev.tagloop.training.internal.layers.RelativeBias;
import dev.tagloop.training.internal.layers.RelativeBuckets;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** MPNet (Song et al. 2020): RoBERTa's positions, and a bias by relative distance that all layers share. */
final class MpNet implements Family {

    private static final double EPSILON = 1e-12;

    /** The original takes this id for padding whatever the configuration says. */
    private static final int PAD = 1;

    private static final RelativeBuckets BUCKETS = new RelativeBuckets(32, 128, true);

    private static final LayerNames NAMES = new LayerNames(
            "attention.attn.q",
            "attention.attn.k",
            "attention.attn.v",
            "attention.attn.o",
            "attention.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");

    @Override
    public String classes(ModelConfig config) {
        return "MPNet";
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        LayerSizes sizes = LayerSizes.of(config, config.number("layer_norm_eps", EPSILON));
        Scope at = root.in("mpnet");
        Scope tables = at.in("embeddings");
        int rows = config.integer("relative_attention_num_buckets", BUCKETS.buckets());
        if (rows < BUCKETS.buckets()) {
            throw new IllegalArgumentException("config.json: relative_attention_num_buckets is " + rows
                    + ", but MPNet counts " + BUCKETS.buckets() + " buckets whatever it says");
        }
        RelativeBias distances =
                new RelativeBias(at.in("encoder").table("relative_attention_bias", rows, sizes.heads()), BUCKETS);
        return new PostNormEncoder(
                new Embeddings(tables, "word_embeddings", config.vocabSize(), sizes.hidden())
                        .positions(Positions.behind(
                                PAD, tables.table("position_embeddings", config.maxPositions(), sizes.hidden())))
                        .shapes(root, config.wordShape()),
                Norm.layer(tables, "LayerNorm", sizes.hidden(), sizes.epsilon()),
                UnaryOperator.identity(),
                Bodies.layers(at.in("encoder.layer"), NAMES, sizes, sizes.layers()),
                batch -> bias(batch, distances),
                sizes.hidden());
    }

    private static NDArray bias(Batch batch, RelativeBias distances) {
        NDArray bias = distances.of(batch.manager(), 0, (int) batch.width(), (int) batch.width());
        return batch.padding() == null ? bias : Ops.add(bias, batch.padding());
    }

    @Override
    public Optional<Pooler> pooler(ModelConfig config, Scope root) {
        return Optional.of(Bodies.pooler(config, root.in("mpnet")));
    }

    @Override
    public SequenceClassification.Summary summary(ModelConfig config, Scope root) {
        return new Pooler(Linear.of(root, "classifier.dense", config.hiddenSize(), config.hiddenSize()), Ops::tanh)
                .ofDropped();
    }

    @Override
    public String sequenceOutputs() {
        return "classifier.out_proj";
    }

    @Override
    public MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root) {
        return MaskedHeads.ofRoberta(encoder, root, config.number("layer_norm_eps", EPSILON));
    }
}
