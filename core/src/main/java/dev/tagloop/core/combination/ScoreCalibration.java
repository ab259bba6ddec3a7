package dev.tagloop.core.combination;

import java.util.List;

/**
 * Turns the score of a span or choice into the probability that it is right: a logistic curve over the score's log-odds
 * (Platt 1999, with his smoothed targets). Needed before scores of several models are compared or added.
 *
 * @param slope of the curve; 1 leaves the spread as it is, less is for a model that is too sure
 * @param offset 0 for none
 */
public record ScoreCalibration(double slope, double offset) {

    /** Leaves scores as they are. */
    public static final ScoreCalibration NONE = new ScoreCalibration(1, 0);

    /** Fewer than so many tell nothing of a curve with two parameters. */
    private static final int FEWEST = 10;

    private static final double EDGE = 1e-6;
    private static final int ITERATIONS = 100;
    private static final int HALVINGS = 40;
    private static final double SETTLED = 1e-10;

    /**
     * The curve that fits best, by Newton's method with halved steps where a whole one is too far (Lin, Lin and Weng 2007,
     * Machine Learning 68).
     *
     * @param scores 0 to 1, of predictions on documents that the model was not trained on
     * @param right whether each prediction is right
     * @throws IllegalArgumentException if the numbers of both differ
     */
    public static ScoreCalibration fit(double[] scores, boolean[] right) {
        if (scores.length != right.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + right.length + " outcomes");
        }
        int positive = 0;
        for (boolean one : right) {
            positive += one ? 1 : 0;
        }
        int negative = scores.length - positive;
        double[] targets = new double[scores.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = right[i] ? (positive + 1.0) / (positive + 2.0) : 1.0 / (negative + 2.0);
        }
        ScoreCalibration curve = new ScoreCalibration(0, Math.log((positive + 1.0) / (negative + 1.0)));
        for (int i = 0; i < ITERATIONS; i++) {
            ScoreCalibration next = curve.improved(scores, targets);
            double moved = Math.abs(next.slope - curve.slope) + Math.abs(next.offset - curve.offset);
            curve = next;
            if (moved < SETTLED) {
                break;
            }
        }
        return curve;
    }

    /**
     * The same where there may be too few to tell: fewer than ten outcomes, or no curve that fits, leave scores as they are.
     *
     * @throws IllegalArgumentException if the numbers of both differ
     */
    public static ScoreCalibration ofSome(List<Double> scores, List<Boolean> right) {
        if (scores.size() < FEWEST) {
            return NONE;
        }
        boolean[] outcomes = new boolean[right.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = right.get(i);
        }
        ScoreCalibration curve =
                fit(scores.stream().mapToDouble(Double::doubleValue).toArray(), outcomes);
        return Double.isFinite(curve.slope()) && Double.isFinite(curve.offset()) ? curve : NONE;
    }

    private ScoreCalibration improved(double[] scores, double[] targets) {
        double gradientSlope = 0;
        double gradientOffset = 0;
        // A little on the diagonal keeps it solvable when all scores are equal.
        double aa = 1e-9;
        double bb = 1e-9;
        double ab = 0;
        for (int i = 0; i < scores.length; i++) {
            double x = logit(scores[i]);
            double p = sigmoid(slope * x + offset);
            double weight = p * (1 - p);
            gradientSlope += (p - targets[i]) * x;
            gradientOffset += p - targets[i];
            aa += weight * x * x;
            bb += weight;
            ab += weight * x;
        }
        double determinant = aa * bb - ab * ab;
        double stepSlope = (bb * gradientSlope - ab * gradientOffset) / determinant;
        double stepOffset = (aa * gradientOffset - ab * gradientSlope) / determinant;
        double loss = loss(scores, targets);
        double share = 1;
        for (int i = 0; i < HALVINGS; i++) {
            ScoreCalibration next = new ScoreCalibration(slope - share * stepSlope, offset - share * stepOffset);
            if (next.loss(scores, targets) <= loss) {
                return next;
            }
            share /= 2;
        }
        return this;
    }

    private double loss(double[] scores, double[] targets) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double x = slope * logit(scores[i]) + offset;
            // log(1 + exp(x)) - target * x, without overflow.
            loss += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - targets[i] * x;
        }
        return loss;
    }

    /** The probability that a prediction of this score is right. */
    public double probability(double score) {
        return sigmoid(slope * logit(score) + offset);
    }

    private static double logit(double score) {
        double inside = Math.min(Math.max(score, EDGE), 1 - EDGE);
        return Math.log(inside / (1 - inside));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
