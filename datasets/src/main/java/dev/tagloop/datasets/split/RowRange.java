package dev.tagloop.datasets.split;

/**
 * Rows of one split.
 *
 * @param split the split's name
 * @param from the first row
 * @param to the row after the last one
 */
public record RowRange(String split, int from, int to) {

    public int rows() {
        return to - from;
    }
}
