package dev.tagloop.models;

/** The number format in which a model computes its large matrix products. */
public enum Precision {
    FLOAT32,
    /**
     * Weights as int8 with one scale an output channel, activations quantized while it runs: a quarter of the size, about
     * twice as fast where the processor has byte products (VNNI and the like), a few thousandths of F1 less.
     */
    INT8
}
