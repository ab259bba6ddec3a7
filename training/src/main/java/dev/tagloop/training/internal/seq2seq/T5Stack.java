package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Counts;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.RelativeBias;
import dev.tagloop.training.internal.layers.RelativeBuckets;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.ArrayList;
import java.util.List;

/** The blocks of T5's encoder or decoder; the first one has the table of relative distances, which all share. */
final class T5Stack {

    private static final double EPSILON = 1e-6;

    private final List<T5Block> blocks = new ArrayList<>();
    private final RelativeBias distances;
    private final Norm finalNorm;

    T5Stack(ModelConfig config, Scope at, int layers, boolean writes) {
        RelativeBuckets buckets = new RelativeBuckets(
                config.integer("relative_attention_num_buckets", 32),
                config.integer("relative_attention_max_distance", 128),
                !writes);
        this.distances = new RelativeBias(
                at.in("block.0.layer.0.SelfAttention")
                        .table("relative_attention_bias", buckets.buckets(), config.integer("num_heads", 8)),
                buckets);
        Counts.layers(writes ? "num_decoder_layers" : "num_layers", layers);
        for (int i = 0; i < layers; i++) {
            blocks.add(new T5Block(config, at.in("block." + i + ".layer"), i, writes));
        }
        this.finalNorm = norm(config, at, "final_layer_norm");
    }

    static int width(ModelConfig config) {
        return config.integer("d_model", 512);
    }

    static Norm norm(ModelConfig config, Scope at, String name) {
        return Norm.rootMeanSquare(at, name, width(config), config.number("layer_norm_epsilon", EPSILON));
    }

    /** Of a sequence that is read. */
    Encoder.States states(NDArray embedded, Batch batch, Dropout dropout) {
        int width = (int) batch.width();
        NDArray bias = distances.of(batch.manager(), 0, width, width);
        NDArray added = batch.padding() == null ? bias : Ops.add(bias, batch.padding());
        return states(embedded, added, null, null, dropout);
    }

    /** Of a sequence that is written. */
    Encoder.States states(NDArray embedded, Target target, Memory memory, Past past, Dropout dropout) {
        NDArray bias = distances.of(target.manager(), target.first(), target.width(), target.first() + target.width());
        NDArray causal = target.causal();
        return states(embedded, causal == null ? bias : Ops.add(bias, causal), memory, past, dropout);
    }

    private Encoder.States states(NDArray embedded, NDArray bias, Memory memory, Past past, Dropout dropout) {
        List<NDArray> states = new ArrayList<>(blocks.size() + 1);
        states.add(dropout.apply(embedded));
        NDArray x = states.getFirst();
        for (T5Block block : blocks) {
            x = block.apply(x, bias, memory, past, dropout);
            states.add(x);
        }
        // The last state is told after the norm, as the original does.
        NDArray last = dropout.apply(finalNorm.apply(x));
        states.set(states.size() - 1, last);
        return new Encoder.States(states, last);
    }
}
