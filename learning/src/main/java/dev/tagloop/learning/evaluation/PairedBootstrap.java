package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.Quantiles;
import dev.tagloop.core.metrics.Score;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How sure the difference of two models is: the documents are drawn again and again with replacement, the same ones for both (Efron and
 * Tibshirani 1993; for F1 as in Berg-Kirkpatrick et al. 2012).
 *
 * @param f1 the difference in F1, or in whatever mean, on the documents as they are, b less a
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record PairedBootstrap(double f1, double low, double high) {
    private static final int SAMPLES = 2000;
    private static final double TAIL = 0.025;
    private static final long SEED = 42;

    /**
     * The 95 % interval of the difference in micro F1, the same for the same counts.
     *
     * @param a counts of the one model, a document each
     * @param b counts of the other model on the same documents
     */
    public static PairedBootstrap of(List<Counts> a, List<Counts> b) {
        requirePairs(a.size(), b.size());
        return of(a.size(), (int[] drawn) -> f1(b, drawn) - f1(a, drawn));
    }

    /**
     * The 95 % interval of the difference of two means, such as of the F1 of single answers.
     *
     * @param a scores of the one model, a document each
     * @param b scores of the other model on the same documents
     */
    public static PairedBootstrap ofMeans(List<Double> a, List<Double> b) {
        requirePairs(a.size(), b.size());
        return of(
                a.size(),
                (int[] drawn) -> IntStream.of(drawn)
                        .mapToDouble(document -> b.get(document) - a.get(document))
                        .average()
                        .orElseThrow());
    }

    /** The micro F1 of one model with its own 95 % interval. @param counts a document each */
    public static PairedBootstrap ofOne(List<Counts> counts) {
        requirePairs(counts.size(), counts.size());
        return of(counts.size(), drawn -> f1(counts, drawn));
    }

    private static void requirePairs(int a, int b) {
        if (a != b || a == 0) {
            throw new IllegalArgumentException(a + " and " + b + " documents cannot be compared");
        }
    }

    /**
     * The 95 % interval of a difference in whatever figure.
     *
     * @param documents number of documents, from 1
     * @param difference the figure of b less that of a on documents by their places, of which some may be named twice
     */
    public static PairedBootstrap of(int documents, ToDoubleFunction<int[]> difference) {
        requirePairs(documents, documents);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] differences = new double[SAMPLES];
        int[] drawn = new int[documents];
        for (int sample = 0; sample < SAMPLES; sample++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextInt(drawn.length);
            }
            differences[sample] = difference.applyAsDouble(drawn);
        }
        Arrays.sort(differences);
        int[] all = IntStream.range(0, documents).toArray();
        return new PairedBootstrap(
                difference.applyAsDouble(all),
                Quantiles.nearest(differences, TAIL),
                Quantiles.nearest(differences, 1 - TAIL));
    }

    private static double f1(List<Counts> counts, int[] documents) {
        int correct = 0;
        int predicted = 0;
        int gold = 0;
        for (int document : documents) {
            Counts own = counts.get(document);
            correct += own.correct();
            predicted += own.predicted();
            gold += own.gold();
        }
        return Score.of(new Counts(correct, predicted, gold), 0).f1();
    }
}
