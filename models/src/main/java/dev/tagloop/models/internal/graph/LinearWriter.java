package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;

/** Writes the operations that hold nearly all weights, in the precision of the graph. */
interface LinearWriter {
    /**
     * {@code y = x * weightᵀ + bias}.
     *
     * @param site names the nodes in the graph
     * @param name names the weights in the graph
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}, or null
     * @return the output's name
     */
    String linear(String site, String name, String input, FloatTensor weight, FloatTensor bias);

    /**
     * Tells that a value comes out of a layer norm, whose weights say how large each of its channels will be before any text is read.
     *
     * @param output the value's name
     * @param gain {@code [width]}
     * @param bias {@code [width]}, or null
     */
    void normed(String output, FloatTensor gain, FloatTensor bias);

    /** Whether layer norms are to be written as simple operations, which are quicker and differ in the last digits. */
    boolean splitsNorms();

    /** The rows of a table {@code [rows, width]} at these ids. */
    String gather(String name, String ids, FloatTensor table);

    /**
     * {@code y = x * tableᵀ + bias} with the very table that {@link #gather} reads, which the file then holds once.
     *
     * @param bias {@code [rows]}, or null
     */
    String scores(String site, String name, String input, FloatTensor table, FloatTensor bias);
}
