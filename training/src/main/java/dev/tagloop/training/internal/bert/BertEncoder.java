package dev.tagloop.training.internal.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT's encoder (Devlin et al. 2018, post-norm) over the parameters of a Hugging Face checkpoint.
 *
 * <p>Optionally an embedding of the word's shape is added to the embedding sum, before the first layer norm: it gives
 * an uncased encoder its casing back.
 */
public final class BertEncoder {

    private final BertConfig config;
    private final Parameters parameters;
    private final String prefix;

    /**
     * An encoder over the given parameters.
     *
     * @param prefix of its tensor names, such as {@code "bert."} or the empty string
     */
    public BertEncoder(BertConfig config, Parameters parameters, String prefix) {
        this.config = config;
        this.parameters = parameters;
        this.prefix = prefix;
    }

    /** The last hidden states, [rows, width, hidden]. */
    public NDArray encode(Batch batch, Dropout dropout) {
        return hiddenStates(batch, dropout).getLast();
    }

    /** The embeddings' output and then the output of each layer, each [rows, width, hidden]. */
    public List<NDArray> hiddenStates(Batch batch, Dropout dropout) {
        List<NDArray> states = new ArrayList<>(config.layers() + 1);
        states.add(embed(batch, dropout));
        for (int i = 0; i < config.layers(); i++) {
            states.add(layer("encoder.layer." + i + ".", states.getLast(), batch.padding(), dropout));
        }
        return states;
    }

    private NDArray embed(Batch batch, Dropout dropout) {
        NDArray sum = Ops.embedding(batch.ids(), weight("embeddings.word_embeddings.weight"));
        sum = Ops.add(sum, Ops.embedding(batch.positions(), weight("embeddings.position_embeddings.weight")));
        sum = Ops.add(sum, Ops.embedding(batch.types(), weight("embeddings.token_type_embeddings.weight")));
        if (batch.shapes() != null) {
            sum = Ops.add(sum, Ops.embedding(batch.shapes(), parameters.get(Checkpoint.WORD_SHAPE_TABLE)));
        }
        return dropout.apply(norm(sum, "embeddings.LayerNorm"));
    }

    private NDArray layer(String at, NDArray x, NDArray padding, Dropout dropout) {
        NDArray mixed = attention(at + "attention.self.", x, padding, dropout);
        NDArray projected = dropout.apply(linear(mixed, at + "attention.output.dense"));
        NDArray attended = norm(Ops.add(projected, x), at + "attention.output.LayerNorm");
        NDArray inner = Activations.apply(config.activation(), linear(attended, at + "intermediate.dense"));
        NDArray outer = dropout.apply(linear(inner, at + "output.dense"));
        return norm(Ops.add(outer, attended), at + "output.LayerNorm");
    }

    private NDArray attention(String at, NDArray x, NDArray padding, Dropout dropout) {
        Shape shape = x.getShape();
        long rows = shape.get(0);
        long width = shape.get(1);
        long hidden = shape.get(2);
        long perHead = hidden / config.heads();
        NDArray queries = heads(linear(x, at + "query"), rows, width, perHead);
        NDArray keys = heads(linear(x, at + "key"), rows, width, perHead);
        NDArray values = heads(linear(x, at + "value"), rows, width, perHead);
        // Scaling the queries costs less than scaling the scores: width x d against width x width.
        NDArray scores = Ops.matMul(Ops.scale(queries, 1 / Math.sqrt(perHead)), Ops.transpose(keys, 0, 1, 3, 2));
        if (padding != null) {
            scores = Ops.add(scores, padding);
        }
        NDArray mixed = Ops.matMul(dropout.apply(Ops.softmax(scores)), values);
        return Ops.reshape(Ops.transpose(mixed, 0, 2, 1, 3), rows, width, hidden);
    }

    private NDArray heads(NDArray x, long rows, long width, long perHead) {
        return Ops.transpose(Ops.reshape(x, rows, width, config.heads(), perHead), 0, 2, 1, 3);
    }

    private NDArray linear(NDArray x, String name) {
        return Ops.linear(x, weight(name + ".weight"), weight(name + ".bias"));
    }

    private NDArray norm(NDArray x, String name) {
        return Ops.layerNorm(x, weight(name + ".weight"), weight(name + ".bias"), config.epsilon());
    }

    private NDArray weight(String name) {
        return parameters.get(prefix + name);
    }
}
