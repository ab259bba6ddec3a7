package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;

/** Writes the two operations that hold nearly all weights, in the precision of the graph. */
interface LinearWriter {
    /**
     * {@code y = x * weightᵀ + bias}.
     *
     * @param name names the weights in the graph
     * @param weight {@code [out, in]}
     * @return the output's name
     */
    String linear(String name, String input, FloatTensor weight, FloatTensor bias);

    /** The rows of a table {@code [rows, width]} at these ids. */
    String gather(String name, String ids, FloatTensor table);
}
