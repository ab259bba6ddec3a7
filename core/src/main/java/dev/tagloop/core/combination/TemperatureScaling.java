package dev.tagloop.core.combination;

/**
 * Divides logits by one number so that probabilities mean what they say; the order of the classes never changes (Guo, Pleiss,
 * Sun and Weinberger 2017, ICML).
 *
 * @param temperature above 1 for a model that is too sure, below for one that is not sure enough
 */
public record TemperatureScaling(double temperature) {

    private static final double WIDEST = 5;
    private static final int STEPS = 80;
    private static final double EDGE = 1e-6;

    /** @throws IllegalArgumentException if the temperature is not above 0 */
    public TemperatureScaling {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("a temperature lies above 0, not " + temperature);
        }
    }

    /**
     * The temperature with the smallest negative log-likelihood, between e<sup>-5</sup> and e<sup>5</sup>.
     *
     * @param logits one row an example that the model was not trained on
     * @param classes the right class of each
     * @throws IllegalArgumentException if there is no example or the numbers differ
     */
    public static TemperatureScaling fit(double[][] logits, int[] classes) {
        if (logits.length == 0 || logits.length != classes.length) {
            throw new IllegalArgumentException("a temperature is fitted on examples with their classes, got "
                    + logits.length + " and " + classes.length);
        }
        // Convex in 1 / temperature, so there is one minimum between the ends: golden section.
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = -WIDEST;
        double high = WIDEST;
        for (int i = 0; i < STEPS; i++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(logits, classes, Math.exp(left)) < loss(logits, classes, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return new TemperatureScaling(Math.exp((low + high) / 2));
    }

    /** The logits of something that is right with a probability of 0 to 1, and of its being wrong. */
    public static double[] logits(double probability) {
        double inside = Math.clamp(probability, EDGE, 1 - EDGE);
        return new double[] {Math.log(inside), Math.log1p(-inside)};
    }

    /** The probability of something that is either right or wrong; from 0.5 on it stays there, and below it stays below. */
    public double probability(double score) {
        return probabilities(logits(score))[0];
    }

    /** The probabilities of logits, 1 in sum. */
    public double[] probabilities(double[] logits) {
        double[] probabilities = new double[logits.length];
        double total = logSum(logits, temperature);
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = Math.exp(logits[k] / temperature - total);
        }
        return probabilities;
    }

    private static double loss(double[][] logits, int[] classes, double temperature) {
        double loss = 0;
        for (int i = 0; i < logits.length; i++) {
            loss += logSum(logits[i], temperature) - logits[i][classes[i]] / temperature;
        }
        return loss;
    }

    private static double logSum(double[] logits, double temperature) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit / temperature);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit / temperature - largest);
        }
        return largest + Math.log(sum);
    }
}
