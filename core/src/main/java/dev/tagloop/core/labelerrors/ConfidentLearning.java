package dev.tagloop.core.labelerrors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How often one class was labelled as another, and which examples were, from probabilities of models that were not trained on
 * them (confident learning: Northcutt, Jiang and Chuang 2021, Journal of Artificial Intelligence Research 70). An example is
 * counted for a class when its probability reaches the mean that examples labelled so have.
 *
 * @param thresholds for each class the mean probability of the class among examples labelled so; 1 where there is none
 * @param counts confident joint: examples by given (outer) and likely true class (inner)
 * @param suspects likely errors, the likeliest first
 */
public record ConfidentLearning(List<Double> thresholds, List<List<Integer>> counts, List<SuspectedLabel> suspects) {

    /**
     * An example that is likely of another class.
     *
     * @param example its place in the list
     * @param given its label
     * @param suggested the class that it likely belongs to
     * @param score probability of the suggested class less that of the given one, -1 to 1
     */
    public record SuspectedLabel(int example, int given, int suggested, double score) {}

    /** Copies the lists. */
    public ConfidentLearning {
        thresholds = List.copyOf(thresholds);
        counts = counts.stream().map(List::copyOf).toList();
        suspects = List.copyOf(suspects);
    }

    /**
     * Looks for errors.
     *
     * @param given the class of each example
     * @param probabilities out-of-fold probabilities of all classes, one row an example
     * @throws IllegalArgumentException if the numbers of both differ
     */
    public static ConfidentLearning of(int[] given, double[][] probabilities) {
        if (given.length != probabilities.length) {
            throw new IllegalArgumentException(given.length + " labels for " + probabilities.length + " examples");
        }
        int size = given.length == 0 ? 0 : probabilities[0].length;
        double[] thresholds = thresholds(given, probabilities, size);
        int[][] counts = new int[size][size];
        List<SuspectedLabel> suspects = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            int likely = likely(probabilities[i], thresholds);
            if (likely >= 0) {
                counts[given[i]][likely]++;
                if (likely != given[i]) {
                    suspects.add(new SuspectedLabel(
                            i, given[i], likely, probabilities[i][likely] - probabilities[i][given[i]]));
                }
            }
        }
        suspects.sort(
                Comparator.comparingDouble(SuspectedLabel::score).reversed().thenComparingInt(SuspectedLabel::example));
        List<Double> thresholdList = new ArrayList<>();
        List<List<Integer>> rows = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            thresholdList.add(thresholds[k]);
            rows.add(Arrays.stream(counts[k]).boxed().toList());
        }
        return new ConfidentLearning(thresholdList, rows, suspects);
    }

    private static double[] thresholds(int[] given, double[][] probabilities, int size) {
        double[] sums = new double[size];
        int[] counts = new int[size];
        for (int i = 0; i < given.length; i++) {
            sums[given[i]] += probabilities[i][given[i]];
            counts[given[i]]++;
        }
        for (int k = 0; k < size; k++) {
            sums[k] = counts[k] == 0 ? 1 : sums[k] / counts[k];
        }
        return sums;
    }

    /** The most probable of the classes that reach their thresholds, -1 if none does. */
    private static int likely(double[] probabilities, double[] thresholds) {
        int best = -1;
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] >= thresholds[k] && (best < 0 || probabilities[k] > probabilities[best])) {
                best = k;
            }
        }
        return best;
    }

    /**
     * Estimated share of examples that are labelled as one class (outer) and are of another (inner): the counts, each row
     * scaled to how often its class was given, then all to 1 in sum (equation 3 there).
     *
     * @param given the class of each example, as in {@link #of}
     */
    public double[][] joint(int[] given) {
        int size = counts.size();
        double[] labelled = new double[size];
        for (int label : given) {
            labelled[label]++;
        }
        double[][] joint = new double[size][size];
        double all = 0;
        for (int g = 0; g < size; g++) {
            double row = 0;
            for (int count : counts.get(g)) {
                row += count;
            }
            for (int k = 0; k < size; k++) {
                joint[g][k] = row == 0 ? 0 : counts.get(g).get(k) / row * labelled[g];
                all += joint[g][k];
            }
        }
        for (double[] row : joint) {
            for (int k = 0; k < size; k++) {
                row[k] = all == 0 ? 0 : row[k] / all;
            }
        }
        return joint;
    }
}
