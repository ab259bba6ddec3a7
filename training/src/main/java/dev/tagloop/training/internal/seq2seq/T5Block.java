package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Attention;
import dev.tagloop.training.internal.layers.FeedForward;
import dev.tagloop.training.internal.layers.GatedFeedForward;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.function.BiFunction;

/** A block of T5: attention, in a decoder attention to what was read, and a feed-forward block, each on a norm of its input. */
final class T5Block {

    private final int number;
    private final Norm selfNorm;
    private final Attending self;
    private final Norm crossNorm;
    private final Attending cross;
    private final Norm blockNorm;
    private final BiFunction<NDArray, Dropout, NDArray> block;

    T5Block(ModelConfig config, Scope at, int number, boolean writes) {
        this.number = number;
        this.self = attending(config, at.in("0.SelfAttention"));
        this.selfNorm = T5Stack.norm(config, at.in("0"), "layer_norm");
        this.cross = writes ? attending(config, at.in("1.EncDecAttention")) : null;
        this.crossNorm = writes ? T5Stack.norm(config, at.in("1"), "layer_norm") : null;
        Scope last = at.in(writes ? "2" : "1");
        this.block = feedForward(config, last.in("DenseReluDense"));
        this.blockNorm = T5Stack.norm(config, last, "layer_norm");
    }

    private static Attending attending(ModelConfig config, Scope at) {
        int width = T5Stack.width(config);
        int heads = config.integer("num_heads", 8);
        int inner = heads * config.integer("d_kv", 64);
        Attention attention = new Attention(
                Linear.of(at, "q", width, inner, false),
                Linear.of(at, "k", width, inner, false),
                Linear.of(at, "v", width, inner, false),
                heads,
                false);
        return new Attending(attention, Linear.of(at, "o", inner, width, false));
    }

    private static BiFunction<NDArray, Dropout, NDArray> feedForward(ModelConfig config, Scope at) {
        int width = T5Stack.width(config);
        int inner = config.integer("d_ff", 2048);
        String kind = config.text("feed_forward_proj").orElse("relu");
        if (!kind.startsWith("gated-")) {
            FeedForward plain = new FeedForward(
                    Linear.of(at, "wi", width, inner, false),
                    Activation.of(kind),
                    Linear.of(at, "wo", inner, width, false));
            return plain::apply;
        }
        // Files say gated-gelu and mean the form with tanh.
        String name = kind.substring("gated-".length());
        GatedFeedForward gated = GatedFeedForward.apart(
                Linear.of(at, "wi_0", width, inner, false),
                Linear.of(at, "wi_1", width, inner, false),
                Activation.of(name.equals("gelu") ? "gelu_new" : name),
                Linear.of(at, "wo", inner, width, false));
        return gated::apply;
    }

    NDArray apply(NDArray x, NDArray bias, Memory memory, Past past, Dropout dropout) {
        NDArray attended = Ops.add(x, dropout.apply(self.self(number, selfNorm.apply(x), bias, past, dropout)));
        if (cross != null) {
            NDArray seen = cross.memory(number, crossNorm.apply(attended), memory, past, dropout);
            attended = Ops.add(attended, dropout.apply(seen));
        }
        return Ops.add(attended, dropout.apply(block.apply(blockNorm.apply(attended), dropout)));
    }
}
