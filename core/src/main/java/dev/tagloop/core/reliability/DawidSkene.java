package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * True categories and each rater's error rates by expectation maximisation, beginning with the votes (Dawid and Skene 1979,
 * Applied Statistics 28(1)). Missing ratings are left out; ratings of one unit are taken as independent given the truth.
 *
 * @param smoothing added to each count of ratings before error rates are made of them; 0 for the maximum likelihood of the
 *     paper, which never gives a rater a second chance where few ratings are
 * @param iterations at most
 */
public record DawidSkene(double smoothing, int iterations) {

    private static final double SETTLED = 1e-8;

    /** Checks the numbers. */
    public DawidSkene {
        if (!(smoothing >= 0) || iterations < 1) {
            throw new IllegalArgumentException(
                    "smoothing is 0 or more and iterations 1 or more, got " + smoothing + " and " + iterations);
        }
    }

    /** Smoothing 0.1, up to 500 iterations. */
    public static DawidSkene standard() {
        return new DawidSkene(0.1, 500);
    }

    /** Learns from ratings. */
    public TruthEstimate fit(RatingTable table) {
        Columns columns = Columns.of(table);
        int size = table.categories().size();
        double[][] posteriors = Columns.votes(table);
        double[] shares = new double[size];
        double[][][] confusion = new double[columns.raters().size()][size][size];
        for (int i = 0; i < iterations; i++) {
            maximize(table, columns, posteriors, shares, confusion);
            if (expect(table, columns, posteriors, shares, confusion) < SETTLED) {
                break;
            }
        }
        List<Reliability> raters = new ArrayList<>();
        int[] ratings = columns.ratings(table);
        for (int rater = 0; rater < confusion.length; rater++) {
            raters.add(Reliability.of(columns.raters().get(rater), ratings[rater], shares, confusion[rater]));
        }
        return new TruthEstimate(table.categories(), Lists.of(shares), Lists.of(posteriors), raters);
    }

    private void maximize(
            RatingTable table, Columns columns, double[][] posteriors, double[] shares, double[][][] confusion) {
        int size = shares.length;
        for (int k = 0; k < size; k++) {
            shares[k] = 0;
            for (double[][] own : confusion) {
                Arrays.fill(own[k], smoothing);
            }
        }
        for (int unit = 0; unit < posteriors.length; unit++) {
            for (int k = 0; k < size; k++) {
                shares[k] += posteriors[unit][k];
                for (int column = 0; column < columns.raterOf().length; column++) {
                    int code = table.code(unit, column);
                    if (code != RatingTable.MISSING) {
                        confusion[columns.raterOf()[column]][k][code] += posteriors[unit][k];
                    }
                }
            }
        }
        LogSpace.toShares(shares);
        for (double[][] own : confusion) {
            for (double[] row : own) {
                LogSpace.toShares(row);
            }
        }
    }

    /** @return the largest change of a posterior */
    private static double expect(
            RatingTable table, Columns columns, double[][] posteriors, double[] shares, double[][][] confusion) {
        double change = 0;
        for (int unit = 0; unit < posteriors.length; unit++) {
            double[] logs = new double[shares.length];
            for (int k = 0; k < logs.length; k++) {
                logs[k] = Math.log(shares[k]);
                for (int column = 0; column < columns.raterOf().length; column++) {
                    int code = table.code(unit, column);
                    if (code != RatingTable.MISSING) {
                        logs[k] += Math.log(confusion[columns.raterOf()[column]][k][code]);
                    }
                }
            }
            LogSpace.normalize(logs);
            for (int k = 0; k < logs.length; k++) {
                change = Math.max(change, Math.abs(logs[k] - posteriors[unit][k]));
            }
            posteriors[unit] = logs;
        }
        return change;
    }
}
