package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Embeddings, a norm, and layers that are all alike (BERT, RoBERTa, DistilBERT, ELECTRA, MPNet).
 *
 * @param project from the embeddings' width to that of the layers
 * @param bias of the scores in all layers, which may be null
 */
public record PostNormEncoder(
        Embeddings embeddings,
        Norm norm,
        UnaryOperator<NDArray> project,
        List<PostNormLayer> layers,
        Bias bias,
        int hidden)
        implements Encoder {

    /** What is added to the scores of attention for a batch, null for nothing. */
    @FunctionalInterface
    public interface Bias {
        /** A shape that spreads over [rows, heads, queries, keys]. */
        NDArray of(Batch batch);

        /** Padding is not attended to. */
        static Bias padding() {
            return Batch::padding;
        }
    }

    @Override
    public States states(Batch batch, Dropout dropout) {
        List<NDArray> states = new ArrayList<>(layers.size() + 1);
        states.add(project.apply(dropout.apply(norm.apply(embeddings.of(batch)))));
        NDArray added = bias.of(batch);
        for (PostNormLayer layer : layers) {
            states.add(layer.apply(states.getLast(), added, dropout));
        }
        return new States(states, states.getLast());
    }

    @Override
    public Slot words() {
        return embeddings.words();
    }
}
