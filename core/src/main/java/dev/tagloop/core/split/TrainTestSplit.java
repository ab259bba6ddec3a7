package dev.tagloop.core.split;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Row numbers of a train and a test part, equal to {@code Dataset.train_test_split(test_size, seed)} of Hugging Face
 * datasets: sizes, members and order.
 *
 * @param train rows to train on, in this order
 * @param test rows to test on, in this order
 */
public record TrainTestSplit(List<Integer> train, List<Integer> test) {

    /** Copies the lists. */
    public TrainTestSplit {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /**
     * Splits shuffled rows by a share.
     *
     * @param rows number of rows
     * @param testSize share of the test part, above 0 and below 1; the test part holds it rounded up
     * @param seed seed of the shuffling, 0 or more
     * @throws IllegalArgumentException if the share is out of range or leaves no row to train on
     */
    public static TrainTestSplit of(int rows, double testSize, long seed) {
        return of(rows, testRows(rows, testSize), seed);
    }

    /**
     * Splits shuffled rows by a number.
     *
     * @param rows number of rows
     * @param testRows number of rows in the test part, above 0 and below {@code rows}
     * @param seed seed of the shuffling, 0 or more
     * @throws IllegalArgumentException if the number is out of range
     */
    public static TrainTestSplit of(int rows, int testRows, long seed) {
        return cut(rows, testRows, new NumpyRandom(seed).permutation(rows), true);
    }

    /**
     * Splits rows in their own order: the first part trains, the last part tests.
     *
     * @param rows number of rows
     * @param testSize share of the test part, above 0 and below 1; the test part holds it rounded up
     * @throws IllegalArgumentException if the share is out of range or leaves no row to train on
     */
    public static TrainTestSplit inOrder(int rows, double testSize) {
        return cut(rows, testRows(rows, testSize), IntStream.range(0, rows).toArray(), false);
    }

    private static int testRows(int rows, double testSize) {
        if (!(testSize > 0 && testSize < 1)) {
            throw new IllegalArgumentException("a test share lies between 0 and 1, both excluded, not " + testSize);
        }
        // In double, as in Python: 0.07 * 100 is a little above 7 and rounds up to 8.
        return (int) Math.ceil(testSize * rows);
    }

    private static TrainTestSplit cut(int rows, int testRows, int[] order, boolean testFirst) {
        if (rows == 0) {
            return new TrainTestSplit(List.of(), List.of());
        }
        if (testRows <= 0 || testRows >= rows) {
            throw new IllegalArgumentException("a test part of " + testRows + " of " + rows
                    + " rows leaves one part empty; use more rows or another share");
        }
        int border = testFirst ? testRows : rows - testRows;
        List<Integer> head = IntStream.of(order).limit(border).boxed().toList();
        List<Integer> tail = IntStream.of(order).skip(border).boxed().toList();
        return testFirst ? new TrainTestSplit(tail, head) : new TrainTestSplit(head, tail);
    }
}
