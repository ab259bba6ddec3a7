package dev.tagloop.core.stopping;

import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.metrics.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A fitted learning curve that knows how sure it is: the curve is fitted again to points that were moved by residuals drawn from all of them (residual
 * bootstrap, Efron and Tibshirani 1993, chapter 9), which are widened for the three numbers that were fitted. The same points give the same
 * intervals.
 */
public final class LearningCurve {
    /** Fewer points say nothing about how far off a curve of three numbers is. */
    public static final int FEWEST = 4;

    private static final int SAMPLES = 400;
    private static final int PARAMETERS = 3;
    private static final long SEED = 42;
    private static final double TAIL = 0.025;

    private final PowerLaw law;
    private final List<PowerLaw> resampled = new ArrayList<>();

    private LearningCurve(PowerLaw law) {
        this.law = law;
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if there are fewer than {@value #FEWEST} points or fewer than three different numbers of labels
     */
    public static LearningCurve fit(List<CurvePoint> points) {
        if (points.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "a learning curve needs " + FEWEST + " measured points, not " + points.size());
        }
        LearningCurve curve = new LearningCurve(PowerLaw.fit(points));
        double[] residuals = points.stream()
                .mapToDouble(point -> point.f1() - curve.law.at(point.labels()))
                .toArray();
        double mean = Arrays.stream(residuals).average().orElse(0);
        double wider = Math.sqrt((double) points.size() / Math.max(1, points.size() - PARAMETERS));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int sample = 0; sample < SAMPLES; sample++) {
            List<CurvePoint> moved = new ArrayList<>();
            for (CurvePoint point : points) {
                double residual = (residuals[random.nextInt(residuals.length)] - mean) * wider;
                double f1 = Math.min(1, Math.max(0, curve.law.at(point.labels()) + residual));
                moved.add(new CurvePoint(point.labels(), f1));
            }
            curve.resampled.add(PowerLaw.fit(moved));
        }
        return curve;
    }

    /** The curve. */
    public PowerLaw law() {
        return law;
    }

    /** F1 at so many labels, with its 95 % interval. */
    public Interval f1(double labels) {
        return interval(curve -> curve.at(labels));
    }

    /**
     * The labels from which F1 is this share of what it would be with all of them.
     *
     * @param share such as 0.95
     * @param all everything that could be labelled
     */
    public Interval labelsFor(double share, double all) {
        return interval(curve -> Math.min(all, curve.labelsFor(share * curve.at(all))));
    }

    private Interval interval(ToDoubleFunction<PowerLaw> value) {
        double[] sorted = resampled.stream().mapToDouble(value).sorted().toArray();
        return new Interval(
                value.applyAsDouble(law), Quantiles.nearest(sorted, TAIL), Quantiles.nearest(sorted, 1 - TAIL));
    }
}
