package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;

/** A layer of the kind that BERT began with, with plain attention. */
public record PostNormLayer(Attention attention, PostNormBlock block) {

    /**
     * The layer's output.
     *
     * @param x its input, [rows, width, hidden]
     * @param bias of attention's scores, null for none
     */
    public NDArray apply(NDArray x, NDArray bias, Dropout dropout) {
        return block.apply(x, attention.mix(x, bias, dropout), dropout);
    }
}
