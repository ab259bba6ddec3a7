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
        FrozenStates.Rows frozen = batch.frozen();
        List<NDArray> states = new ArrayList<>(layers.size() + 1);
        states.add(frozen == null ? embedded(batch, dropout) : frozen.of(batch));
        NDArray added = bias.of(batch);
        for (PostNormLayer layer : layers.subList(frozen == null ? 0 : frozen.layers(), layers.size())) {
            states.add(layer.apply(states.getLast(), added, dropout));
        }
        return new States(states, states.getLast());
    }

    private NDArray embedded(Batch batch, Dropout dropout) {
        return project.apply(dropout.apply(norm.apply(embeddings.of(batch))));
    }

    @Override
    public boolean beginsAbove() {
        return true;
    }

    @Override
    public NDArray first(Batch batch, int count) {
        NDArray state = embedded(batch, Dropout.NONE);
        NDArray added = bias.of(batch);
        for (PostNormLayer layer : layers.subList(0, count)) {
            state = layer.apply(state, added, Dropout.NONE);
        }
        return state;
    }

    @Override
    public Slot words() {
        return embeddings.words();
    }
}
