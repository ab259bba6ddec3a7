package dev.tagloop.core.stopping;

import java.util.List;

/**
 * The curve that F1 usually follows: {@code limit - gap · labels^-rate} (Cortes et al. 1994; Figueroa et al. 2012).
 *
 * @param limit what F1 comes near to, 0 to 1
 * @param gap how far below it one label is, 0 or more
 * @param rate how quickly the gap closes, above 0
 */
public record PowerLaw(double limit, double gap, double rate) {
    private static final double SLOWEST = 0.05;
    private static final double QUICKEST = 2;
    private static final int GRID = 60;
    private static final int STEPS = 40;

    /**
     * The curve of least squares through measured points.
     *
     * @param points three or more, of three or more different numbers of labels
     * @throws IllegalArgumentException if there are fewer
     */
    public static PowerLaw fit(List<CurvePoint> points) {
        long different =
                points.stream().mapToDouble(CurvePoint::labels).distinct().count();
        if (different < 3) {
            throw new IllegalArgumentException(
                    "a learning curve needs three different numbers of labels, not " + different);
        }
        // One minimum is not certain: the best of a grid, then golden section between its neighbours.
        double step = (Math.log(QUICKEST) - Math.log(SLOWEST)) / GRID;
        int best = 0;
        for (int i = 1; i <= GRID; i++) {
            best = error(points, rate(i, step)) < error(points, rate(best, step)) ? i : best;
        }
        double low = Math.max(0, best - 1);
        double high = Math.min(GRID, best + 1);
        double ratio = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < STEPS; i++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (error(points, rate(left, step)) < error(points, rate(right, step))) {
                high = right;
            } else {
                low = left;
            }
        }
        return withRate(points, rate((low + high) / 2, step));
    }

    /** F1 at so many labels, not below 0. */
    public double at(double labels) {
        return Math.max(0, limit - gap * Math.pow(labels, -rate));
    }

    /** The labels from which F1 is this high; infinite if it never is. */
    public double labelsFor(double f1) {
        if (gap == 0) {
            return f1 <= limit ? 0 : Double.POSITIVE_INFINITY;
        }
        return f1 >= limit ? Double.POSITIVE_INFINITY : Math.pow(gap / (limit - f1), 1 / rate);
    }

    private static double rate(double place, double step) {
        return SLOWEST * Math.exp(place * step);
    }

    private static double error(List<CurvePoint> points, double rate) {
        PowerLaw law = withRate(points, rate);
        double error = 0;
        for (CurvePoint point : points) {
            double difference = law.limit - law.gap * Math.pow(point.labels(), -rate) - point.f1();
            error += difference * difference;
        }
        return error;
    }

    /** With the rate given, limit and gap are a line's; kept to what F1 can be. */
    private static PowerLaw withRate(List<CurvePoint> points, double rate) {
        double meanX = 0;
        double meanY = 0;
        for (CurvePoint point : points) {
            meanX += Math.pow(point.labels(), -rate) / points.size();
            meanY += point.f1() / points.size();
        }
        double together = 0;
        double spread = 0;
        double below = 0;
        double squares = 0;
        for (CurvePoint point : points) {
            double x = Math.pow(point.labels(), -rate);
            together += (x - meanX) * (point.f1() - meanY);
            spread += (x - meanX) * (x - meanX);
            below += x * (1 - point.f1());
            squares += x * x;
        }
        double gap = -together / spread;
        if (gap <= 0) {
            return new PowerLaw(meanY, 0, rate);
        }
        double limit = meanY + gap * meanX;
        return limit <= 1 ? new PowerLaw(limit, gap, rate) : new PowerLaw(1, below / squares, rate);
    }
}
