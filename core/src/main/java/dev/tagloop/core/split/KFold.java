package dev.tagloop.core.split;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cross-validation: every row is tested on exactly once, by a model that was not trained on it. */
public final class KFold {

    private KFold() {}

    /**
     * Cuts shuffled rows into folds whose sizes differ by at most one, the larger ones first.
     *
     * @param rows number of rows
     * @param folds number of folds, from 2 to {@code rows}
     * @param seed seed of the shuffling, 0 or more
     * @return one split a fold, its test part being that fold
     * @throws IllegalArgumentException if there are fewer rows than folds or fewer than two folds
     */
    public static List<TrainTestSplit> of(int rows, int folds, long seed) {
        if (folds < 2 || folds > rows) {
            throw new IllegalArgumentException("cross-validation needs 2 folds or more and a row for each, but got "
                    + folds + " folds and " + rows + " rows");
        }
        List<Integer> order =
                IntStream.of(new NumpyRandom(seed).permutation(rows)).boxed().toList();
        List<TrainTestSplit> splits = new ArrayList<>();
        int start = 0;
        for (int fold = 0; fold < folds; fold++) {
            int end = start + rows / folds + (fold < rows % folds ? 1 : 0);
            List<Integer> train = new ArrayList<>(order.subList(0, start));
            train.addAll(order.subList(end, rows));
            splits.add(new TrainTestSplit(train, order.subList(start, end)));
            start = end;
        }
        return List.copyOf(splits);
    }
}
