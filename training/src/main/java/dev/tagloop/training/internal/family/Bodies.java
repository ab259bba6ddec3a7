package dev.tagloop.training.internal.family;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.heads.Pooler;
import dev.tagloop.training.internal.layers.Embeddings;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.PostNormEncoder;
import dev.tagloop.training.internal.layers.PostNormLayer;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bodies that differ in their embeddings alone. */
final class Bodies {

    private Bodies() {}

    /** Layers with BERT's names over embeddings of the layers' width. */
    static PostNormEncoder postNorm(
            Embeddings embeddings, Scope at, LayerSizes sizes, int layers, PostNormEncoder.Bias bias) {
        return new PostNormEncoder(
                embeddings,
                Norm.layer(at.in("embeddings"), "LayerNorm", sizes.hidden(), sizes.epsilon()),
                UnaryOperator.identity(),
                layers(at.in("encoder.layer"), LayerNames.BERT, sizes, layers),
                bias,
                sizes.hidden());
    }

    /** Layers that are numbered from 0. */
    static List<PostNormLayer> layers(Scope at, LayerNames names, LayerSizes sizes, int count) {
        List<PostNormLayer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(names.layer(at.in(Integer.toString(i)), sizes));
        }
        return layers;
    }

    /** Tanh of a linear layer on the first piece. */
    static Pooler pooler(ModelConfig config, Scope at) {
        return new Pooler(Linear.of(at, "pooler.dense", config.hiddenSize(), config.hiddenSize()), Ops::tanh);
    }
}
