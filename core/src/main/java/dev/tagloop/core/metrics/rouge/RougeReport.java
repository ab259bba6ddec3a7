package dev.tagloop.core.metrics.rouge;

import dev.tagloop.core.metrics.Quantiles;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The scores of several texts.
 *
 * @param texts the scores of each
 */
public record RougeReport(List<Map<RougeType, RougeScore>> texts) {

    private static final int SAMPLES = 1000;
    private static final double OUTSIDE = 0.05;

    /**
     * The bootstrap of a score: what the mean is in the middle and at the ends of the interval that holds it with 95 %
     * of all samples.
     *
     * @param low 2.5 % of the samples lie below
     * @param mid half of the samples lie below
     * @param high 2.5 % of the samples lie above
     */
    public record Interval(RougeScore low, RougeScore mid, RougeScore high) {}

    /** Keeps the list as it is. */
    public RougeReport {
        texts = List.copyOf(texts);
    }

    /** The mean over the texts; NaN without one. */
    public RougeScore mean(RougeType type) {
        return new RougeScore(
                mean(values(type, RougeScore::precision)),
                mean(values(type, RougeScore::recall)),
                mean(values(type, RougeScore::fmeasure)));
    }

    /** The means of the usual types' F by their usual names, as {@code rouge1}, to be shown or logged. */
    public Map<String, Double> summary() {
        return Rouge.USUAL.stream()
                .collect(Collectors.toMap(
                        RougeType::label, type -> mean(type).fmeasure(), (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * The mean over samples of the texts, drawn with replacement 1,000 times. Precision, recall and F have their limits
     * each for itself, as in the original, so the three need not fit together.
     *
     * @param seed equal seeds give equal limits
     * @throws IllegalStateException without a text
     */
    public Interval bootstrap(RougeType type, long seed) {
        if (texts.isEmpty()) {
            throw new IllegalStateException("there is no text to draw samples from");
        }
        double[] precision = samples(values(type, RougeScore::precision), seed);
        double[] recall = samples(values(type, RougeScore::recall), seed);
        double[] fmeasure = samples(values(type, RougeScore::fmeasure), seed);
        return new Interval(
                at(OUTSIDE / 2, precision, recall, fmeasure),
                at(1.0 / 2, precision, recall, fmeasure),
                at(1 - OUTSIDE / 2, precision, recall, fmeasure));
    }

    private double[] values(RougeType type, ToDoubleFunction<RougeScore> part) {
        return texts.stream()
                .mapToDouble(scores -> part.applyAsDouble(scores.get(type)))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Means of samples, smallest first; the seed draws the same texts for every part. */
    private static double[] samples(double[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[s] = sum / values.length;
        }
        Arrays.sort(means);
        return means;
    }

    private static RougeScore at(double share, double[] precision, double[] recall, double[] fmeasure) {
        return new RougeScore(
                Quantiles.linear(precision, share), Quantiles.linear(recall, share), Quantiles.linear(fmeasure, share));
    }
}
