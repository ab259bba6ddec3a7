package dev.tagloop.datasets.format.arrow;

/** The values of a column in one batch of rows, each made when it is asked for. */
@FunctionalInterface
interface ArrowVector {

    /** The value at {@code index}, from 0; null where there is none. */
    Object get(int index);
}
