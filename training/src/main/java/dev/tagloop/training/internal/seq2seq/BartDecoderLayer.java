package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.FeedForward;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/** Attention to what was written, attention to what was read, a feed-forward block; a norm follows each. */
final class BartDecoderLayer {

    private final int number;
    private final Attending self;
    private final Norm selfNorm;
    private final Attending cross;
    private final Norm crossNorm;
    private final FeedForward block;
    private final Norm blockNorm;

    BartDecoderLayer(ModelConfig config, Scope at, int number) {
        int width = BartEncoder.width(config);
        int heads = heads(config);
        this.number = number;
        this.self = BartDecoder.attending(at.in("self_attn"), width, heads);
        this.selfNorm = BartEncoder.norm(config, at, "self_attn_layer_norm");
        this.cross = BartDecoder.attending(at.in("encoder_attn"), width, heads);
        this.crossNorm = BartEncoder.norm(config, at, "encoder_attn_layer_norm");
        this.block = BartEncoder.feedForward(config, at, config.integer("decoder_ffn_dim", 4096));
        this.blockNorm = BartEncoder.norm(config, at, "final_layer_norm");
    }

    static int heads(ModelConfig config) {
        return config.integer("decoder_attention_heads", 16);
    }

    NDArray apply(NDArray x, NDArray causal, Memory memory, Past past, Dropout dropout) {
        NDArray own = selfNorm.apply(Ops.add(x, dropout.apply(self.self(number, x, causal, past, dropout))));
        NDArray seen = dropout.apply(cross.memory(number, own, memory, past, dropout));
        NDArray attended = crossNorm.apply(Ops.add(own, seen));
        return blockNorm.apply(Ops.add(attended, dropout.apply(block.apply(attended))));
    }
}
