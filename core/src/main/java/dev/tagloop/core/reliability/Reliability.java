package dev.tagloop.core.reliability;

import java.util.List;

/**
 * What a model learned about one rater.
 *
 * @param rater the name
 * @param ratings number of ratings that it was learned from
 * @param accuracy probability that a rating is right, over the categories as frequent as they are estimated to be
 * @param confusion probability of each rating (inner list) for each true category (outer list), by the table's codes
 */
public record Reliability(String rater, int ratings, double accuracy, List<List<Double>> confusion) {

    /** Copies the confusion. */
    public Reliability {
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    static Reliability of(String rater, int ratings, double[] shares, double[][] confusion) {
        double accuracy = 0;
        for (int k = 0; k < shares.length; k++) {
            accuracy += shares[k] * confusion[k][k];
        }
        return new Reliability(rater, ratings, accuracy, Lists.of(confusion));
    }
}
