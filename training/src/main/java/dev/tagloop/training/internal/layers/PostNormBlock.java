package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/**
 * What follows attention in a layer of the kind that BERT began with: attention's output and that of a feed-forward block
 * are each added to their input and then normalised.
 *
 * @param projection on what attention gives
 * @param projectionDrops whether dropout follows that projection, as everywhere but in DistilBERT
 */
public record PostNormBlock(
        Linear projection, Norm attentionNorm, FeedForward feedForward, Norm outputNorm, boolean projectionDrops) {

    /** With dropout behind the projection. */
    public PostNormBlock(Linear projection, Norm attentionNorm, FeedForward feedForward, Norm outputNorm) {
        this(projection, attentionNorm, feedForward, outputNorm, true);
    }

    /** A copy without dropout behind the projection. */
    public PostNormBlock withoutProjectionDropout() {
        return new PostNormBlock(projection, attentionNorm, feedForward, outputNorm, false);
    }

    /**
     * The layer's output.
     *
     * @param x its input, [rows, width, hidden]
     * @param mixed what attention made of it, of the same shape
     */
    public NDArray apply(NDArray x, NDArray mixed, Dropout dropout) {
        Dropout behind = projectionDrops ? dropout : Dropout.NONE;
        NDArray attended = attentionNorm.apply(Ops.add(behind.apply(projection.apply(mixed)), x));
        return outputNorm.apply(Ops.add(dropout.apply(feedForward.apply(attended)), attended));
    }
}
