package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Positions;
import dev.tagloop.training.internal.layers.PostNormEncoder;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.Optional;

/**
 * RoBERTa (Liu et al. 2019), XLM-RoBERTa and CamemBERT: BERT's layers, positions counted from behind the id of padding,
 * and no segments, of which the first row is added all the same.
 *
 * @param name what the names of its classes begin with
 */
record Roberta(String name) implements Family {

    private static final double EPSILON = 1e-12;
    private static final int PAD = 1;

    @Override
    public String classes(ModelConfig config) {
        return name;
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        LayerSizes sizes = LayerSizes.of(config, config.number("layer_norm_eps", EPSILON));
        Scope at = root.in("roberta");
        Scope tables = at.in("embeddings");
        Embeddings embeddings = new Embeddings(tables, "word_embeddings", config.vocabSize(), sizes.hidden())
                .positions(Positions.behind(
                        config.integer("pad_token_id", PAD),
                        tables.table("position_embeddings", config.maxPositions(), sizes.hidden())))
                .types(tables, "token_type_embeddings", config.integer("type_vocab_size", 2))
                .shapes(root, config.wordShape());
        return Bodies.postNorm(embeddings, at, sizes, sizes.layers(), PostNormEncoder.Bias.padding());
    }

    @Override
    public Optional<Pooler> pooler(ModelConfig config, Scope root) {
        return Optional.of(Bodies.pooler(config, root.in("roberta")));
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
