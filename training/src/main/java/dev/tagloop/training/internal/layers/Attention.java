package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/** Attention with several heads over projected queries, keys and values. */
public final class Attention {

    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final int heads;
    private final boolean scaled;

    /**
     * Attention over three projections.
     *
     * @param scaled whether scores are divided by the root of the width of a head
     */
    public Attention(Linear query, Linear key, Linear value, int heads, boolean scaled) {
        this.query = query;
        this.key = key;
        this.value = value;
        this.heads = heads;
        this.scaled = scaled;
    }

    /** The sequence attending to itself: [rows, width, hidden] → [rows, width, heads × width of a head]. */
    public NDArray mix(NDArray x, NDArray bias, Dropout dropout) {
        return mix(queries(x), keys(x), values(x), bias, dropout);
    }

    /** Projected queries, [rows, heads, width, width of a head], already scaled. */
    public NDArray queries(NDArray x) {
        NDArray split = Heads.split(query.apply(x), heads);
        // Scaling the queries costs less than scaling the scores: width x d against width x width.
        return scaled ? Ops.scale(split, 1 / Math.sqrt(split.getShape().get(3))) : split;
    }

    /** Projected keys, [rows, heads, width, width of a head]. */
    public NDArray keys(NDArray x) {
        return Heads.split(key.apply(x), heads);
    }

    /** Projected values, [rows, heads, width, width of a head]. */
    public NDArray values(NDArray x) {
        return Heads.split(value.apply(x), heads);
    }

    /**
     * Values weighted by how well their keys fit the queries.
     *
     * @param bias added to the scores, of a shape that spreads over [rows, heads, queries, keys]; null for none
     */
    public NDArray mix(NDArray queries, NDArray keys, NDArray values, NDArray bias, Dropout dropout) {
        NDArray scores = Ops.matMul(queries, Ops.transpose(keys, 0, 1, 3, 2));
        return Heads.mix(bias == null ? scores : Ops.add(scores, bias), values, dropout);
    }
}
