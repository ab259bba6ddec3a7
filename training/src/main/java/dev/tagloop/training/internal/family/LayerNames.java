package dev.tagloop.training.internal.family;

import dev.tagloop.training.internal.layers.Attention;
import dev.tagloop.training.internal.layers.FeedForward;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.PostNormBlock;
import dev.tagloop.training.internal.layers.PostNormLayer;
import dev.tagloop.training.internal.layers.Scope;

/** What the parts of a post-norm layer are called in a family. */
record LayerNames(
        String query,
        String key,
        String value,
        String projection,
        String attentionNorm,
        String inner,
        String outer,
        String outputNorm) {

    /** BERT's, which most families took over. */
    static final LayerNames BERT = new LayerNames(
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "attention.output.LayerNorm",
            "intermediate.dense",
            "output.dense",
            "output.LayerNorm");

    /** A layer with plain attention. */
    PostNormLayer layer(Scope at, LayerSizes sizes) {
        int hidden = sizes.hidden();
        Attention attention = new Attention(
                Linear.of(at, query, hidden, hidden),
                Linear.of(at, key, hidden, hidden),
                Linear.of(at, value, hidden, hidden),
                sizes.heads(),
                true);
        return new PostNormLayer(attention, block(at, sizes));
    }

    /** What follows attention. */
    PostNormBlock block(Scope at, LayerSizes sizes) {
        int hidden = sizes.hidden();
        return new PostNormBlock(
                Linear.of(at, projection, hidden, hidden),
                Norm.layer(at, attentionNorm, hidden, sizes.epsilon()),
                new FeedForward(
                        Linear.of(at, inner, hidden, sizes.inner()),
                        sizes.activation(),
                        Linear.of(at, outer, sizes.inner(), hidden)),
                Norm.layer(at, outputNorm, hidden, sizes.epsilon()));
    }
}
