package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.RatingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Multi-annotator competence estimation: a rater either knows the true category or guesses from a distribution of their own
 * (Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013, NAACL; variational Bayes with Beta(0.5, 0.5) for knowing and Dirichlet(10)
 * for guessing as there). Needs fewer ratings of each rater than {@link DawidSkene}, and finds those who do not read.
 *
 * @param restarts how often to begin, the first time with knowing nine of ten, then at random; the best fit is kept
 * @param iterations at most, each time
 * @param seed of the random beginnings
 */
public record Mace(int restarts, int iterations, long seed) {

    private static final double KNOWING = 0.5;
    private static final double GUESSING = 10;
    private static final double SETTLED = 1e-9;

    /** Checks the numbers. */
    public Mace {
        if (restarts < 1 || iterations < 1) {
            throw new IllegalArgumentException(
                    "restarts and iterations are 1 or more, got " + restarts + " and " + iterations);
        }
    }

    /** Ten beginnings of up to 200 iterations. */
    public static Mace standard() {
        return new Mace(10, 200, 42);
    }

    /** Learns from ratings. The accuracy of a {@link Reliability} counts lucky guesses too. */
    public TruthEstimate fit(RatingTable table) {
        SplittableRandom random = new SplittableRandom(seed);
        Run best = null;
        for (int i = 0; i < restarts; i++) {
            Run run = new Run(table, i == 0 ? null : random);
            run.settle(iterations);
            best = best == null || run.likelihood > best.likelihood ? run : best;
        }
        return best.estimate();
    }

    private static final class Run {

        private final RatingTable table;
        private final Columns columns;
        private final int size;
        /** Weights of knowing and of guessing each category; below 1 in sum in between, as variational Bayes has them. */
        private final double[] knows;

        private final double[] guesses;
        private final double[][] guess;
        private double[][] posteriors;
        private double likelihood = Double.NEGATIVE_INFINITY;
        private double[] knownCounts;
        private double[][] guessCounts;

        Run(RatingTable table, SplittableRandom random) {
            this.table = table;
            columns = Columns.of(table);
            size = table.categories().size();
            int raters = columns.raters().size();
            knows = new double[raters];
            guesses = new double[raters];
            guess = new double[raters][size];
            posteriors = new double[table.units()][size];
            for (int rater = 0; rater < raters; rater++) {
                knows[rater] = random == null ? 0.9 : 0.5 + random.nextDouble() / 2;
                guesses[rater] = 1 - knows[rater];
                for (int k = 0; k < size; k++) {
                    guess[rater][k] = random == null ? 1 : 0.5 + random.nextDouble();
                }
                LogSpace.toShares(guess[rater]);
            }
        }

        void settle(int iterations) {
            for (int i = 0; i < iterations; i++) {
                double before = likelihood;
                expect();
                maximize();
                if (Math.abs(likelihood - before) < SETTLED * Math.abs(likelihood)) {
                    break;
                }
            }
        }

        private void expect() {
            knownCounts = new double[knows.length];
            guessCounts = new double[knows.length][size];
            likelihood = 0;
            for (int unit = 0; unit < posteriors.length; unit++) {
                double[] logs = new double[size];
                for (int k = 0; k < size; k++) {
                    logs[k] = -Math.log(size);
                    for (int column = 0; column < columns.raterOf().length; column++) {
                        int code = table.code(unit, column);
                        if (code != RatingTable.MISSING) {
                            int rater = columns.raterOf()[column];
                            logs[k] += Math.log((code == k ? knows[rater] : 0) + guesses[rater] * guess[rater][code]);
                        }
                    }
                }
                likelihood += LogSpace.normalize(logs);
                posteriors[unit] = logs;
                count(unit);
            }
        }

        private void count(int unit) {
            for (int column = 0; column < columns.raterOf().length; column++) {
                int code = table.code(unit, column);
                if (code != RatingTable.MISSING) {
                    int rater = columns.raterOf()[column];
                    double guessed = guesses[rater] * guess[rater][code];
                    double known = posteriors[unit][code] * knows[rater] / (knows[rater] + guessed);
                    knownCounts[rater] += known;
                    guessCounts[rater][code] += 1 - known;
                }
            }
        }

        private void maximize() {
            for (int rater = 0; rater < knows.length; rater++) {
                double guessed = 0;
                for (double count : guessCounts[rater]) {
                    guessed += count;
                }
                double all = Digamma.of(knownCounts[rater] + guessed + 2 * KNOWING);
                knows[rater] = Math.exp(Digamma.of(knownCounts[rater] + KNOWING) - all);
                guesses[rater] = Math.exp(Digamma.of(guessed + KNOWING) - all);
                double allGuesses = Digamma.of(guessed + size * GUESSING);
                for (int k = 0; k < size; k++) {
                    guess[rater][k] = Math.exp(Digamma.of(guessCounts[rater][k] + GUESSING) - allGuesses);
                }
            }
        }

        TruthEstimate estimate() {
            double[] shares = new double[size];
            for (double[] posterior : posteriors) {
                for (int k = 0; k < size; k++) {
                    shares[k] += posterior[k];
                }
            }
            LogSpace.toShares(shares);
            List<Reliability> raters = new ArrayList<>();
            int[] ratings = columns.ratings(table);
            for (int rater = 0; rater < knows.length; rater++) {
                raters.add(Reliability.of(columns.raters().get(rater), ratings[rater], shares, confusion(rater)));
            }
            return new TruthEstimate(table.categories(), Lists.of(shares), Lists.of(posteriors), raters);
        }

        private double[][] confusion(int rater) {
            double knowing = competence(rater);
            double[] guessing = guess[rater].clone();
            LogSpace.toShares(guessing);
            double[][] confusion = new double[size][size];
            for (int truth = 0; truth < size; truth++) {
                for (int k = 0; k < size; k++) {
                    confusion[truth][k] = (truth == k ? knowing : 0) + (1 - knowing) * guessing[k];
                }
            }
            return confusion;
        }

        private double competence(int rater) {
            return knows[rater] / (knows[rater] + guesses[rater]);
        }
    }
}
