package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Positions;
import dev.tagloop.training.internal.layers.PostNormEncoder;
import dev.tagloop.training.internal.layers.Scope;
import java.util.Optional;

/** BERT (Devlin et al. 2018), and MiniLM. */
final class Bert implements Family {

    private static final double EPSILON = 1e-12;

    @Override
    public String classes(ModelConfig config) {
        return "Bert";
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        LayerSizes sizes = LayerSizes.of(config, config.number("layer_norm_eps", EPSILON));
        Scope at = root.in("bert");
        Scope tables = at.in("embeddings");
        Embeddings embeddings = new Embeddings(tables, "word_embeddings", config.vocabSize(), sizes.hidden())
                .positions(
                        Positions.fromZero(tables.table("position_embeddings", config.maxPositions(), sizes.hidden())))
                .types(tables, "token_type_embeddings", config.integer("type_vocab_size", 2))
                .shapes(root, config.wordShape());
        return Bodies.postNorm(embeddings, at, sizes, sizes.layers(), PostNormEncoder.Bias.padding());
    }

    @Override
    public SequenceClassification.Summary summary(ModelConfig config, Scope root) {
        return Bodies.pooler(config, root.in("bert"));
    }

    @Override
    public Optional<Pooler> pooler(ModelConfig config, Scope root) {
        return Optional.of(Bodies.pooler(config, root.in("bert")));
    }

    @Override
    public MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root) {
        return MaskedHeads.of(
                encoder,
                root.in("cls.predictions"),
                new MaskedHeads.Names("transform.dense", "transform.LayerNorm", "bias", "decoder"),
                encoder.hidden(),
                config.activation(),
                config.number("layer_norm_eps", EPSILON));
    }
}
