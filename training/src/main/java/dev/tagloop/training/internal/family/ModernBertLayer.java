package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.GatedFeedForward;
import dev.tagloop.training.internal.layers.Heads;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Rotary;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.List;
import java.util.function.UnaryOperator;

/** Attention and a gated feed-forward block, each on a norm of its input and added to it. */
final class ModernBertLayer {

    private final UnaryOperator<NDArray> attentionNorm;
    private final Linear joined;
    private final Linear projection;
    private final Norm blockNorm;
    private final GatedFeedForward block;
    private final int heads;

    /** The first layer's input is normalised already. */
    ModernBertLayer(ModelConfig config, Scope at, boolean first) {
        int hidden = config.hiddenSize();
        int inner = config.intermediateSize();
        boolean biased = config.flag("attention_bias", false);
        boolean blockBiased = config.flag("mlp_bias", false);
        this.attentionNorm = first ? UnaryOperator.identity() : ModernBert.norm(config, at, "attn_norm")::apply;
        this.joined = Linear.of(at, "attn.Wqkv", hidden, 3 * hidden, biased);
        this.projection = Linear.of(at, "attn.Wo", hidden, hidden, biased);
        this.blockNorm = ModernBert.norm(config, at, "mlp_norm");
        this.block = GatedFeedForward.joined(
                Linear.of(at, "mlp.Wi", hidden, 2 * inner, blockBiased),
                Activation.of(config.text("hidden_activation").orElse("gelu")),
                Linear.of(at, "mlp.Wo", inner, hidden, blockBiased));
        this.heads = config.attentionHeads();
    }

    NDArray apply(NDArray x, Rotary.Angles angles, NDArray bias, Dropout dropout) {
        NDArray attended =
                Ops.add(x, dropout.apply(projection.apply(mix(attentionNorm.apply(x), angles, bias, dropout))));
        return Ops.add(attended, dropout.apply(block.apply(blockNorm.apply(attended))));
    }

    private NDArray mix(NDArray x, Rotary.Angles angles, NDArray bias, Dropout dropout) {
        List<NDArray> parts = Ops.parts(joined.apply(x), 3);
        NDArray queries = angles.turn(Heads.split(parts.get(0), heads));
        NDArray keys = angles.turn(Heads.split(parts.get(1), heads));
        double scale = 1 / Math.sqrt(queries.getShape().get(3));
        NDArray scores = Ops.matMul(Ops.scale(queries, scale), Ops.transpose(keys, 0, 1, 3, 2));
        return Heads.mix(bias == null ? scores : Ops.add(scores, bias), Heads.split(parts.get(2), heads), dropout);
    }
}
