package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.MaskedLanguage;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.layers.Activations;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Positions;
import dev.tagloop.training.internal.layers.Scope;

/** DeBERTa-v2 and v3 (He et al. 2020 and 2021): attention that tells what a piece is from where it stands. */
final class DebertaV2 implements Family {

    static final double EPSILON = 1e-7;

    @Override
    public String classes(ModelConfig config) {
        return "DebertaV2";
    }

    @Override
    public Encoder encoder(ModelConfig config, Scope root) {
        Scope at = root.in("deberta");
        Scope tables = at.in("embeddings");
        int width = config.embeddingSize();
        Embeddings embeddings = new Embeddings(tables, "word_embeddings", config.vocabSize(), width);
        if (config.flag("position_biased_input", true)) {
            embeddings.positions(Positions.fromZero(tables.table("position_embeddings", config.maxPositions(), width)));
        }
        embeddings
                .types(tables, "token_type_embeddings", config.integer("type_vocab_size", 0))
                .shapes(root, config.wordShape());
        return new DebertaV2Encoder(config, embeddings, at);
    }

    @Override
    public SequenceClassification.Summary summary(ModelConfig config, Scope root) {
        int width = config.integer("pooler_hidden_size", config.hiddenSize());
        return new Pooler(
                Linear.of(root, "pooler.dense", width, width),
                Activations.named(config.text("pooler_hidden_act").orElse("gelu")));
    }

    @Override
    public MaskedLanguage masked(ModelConfig config, Encoder encoder, Scope root) {
        boolean legacy = config.flag("legacy", true);
        return MaskedHeads.of(
                encoder,
                root.in(legacy ? "cls.predictions" : "lm_predictions.lm_head"),
                legacy
                        ? new MaskedHeads.Names("transform.dense", "transform.LayerNorm", "bias", "decoder")
                        : new MaskedHeads.Names("dense", "LayerNorm", "bias", "decoder"),
                config.embeddingSize(),
                config.activation(),
                config.number("layer_norm_eps", EPSILON));
    }
}
