package dev.tagloop.learning.sampling.uncertainty;

import java.util.List;

/** Arithmetic on one distribution over labels, in double precision and natural logarithms. */
final class Distribution {
    private Distribution() {}

    /** The probability of the likeliest label. */
    static double top(float[] distribution) {
        double top = 0;
        for (float probability : distribution) {
            top = Math.max(top, probability);
        }
        return top;
    }

    /** How far the likeliest label is before the second; 1 where there is only one label. */
    static double margin(float[] distribution) {
        double first = 0;
        double second = 0;
        for (float probability : distribution) {
            if (probability > first) {
                second = first;
                first = probability;
            } else {
                second = Math.max(second, probability);
            }
        }
        return first - second;
    }

    /** The place of the likeliest label, the first of equals. */
    static int best(float[] distribution) {
        int best = 0;
        for (int i = 1; i < distribution.length; i++) {
            best = distribution[i] > distribution[best] ? i : best;
        }
        return best;
    }

    /** Entropy in nats. */
    static double entropy(double[] distribution) {
        double entropy = 0;
        for (double probability : distribution) {
            entropy -= probability > 0 ? probability * Math.log(probability) : 0;
        }
        return entropy;
    }

    static double entropy(float[] distribution) {
        double[] wide = new double[distribution.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = distribution[i];
        }
        return entropy(wide);
    }

    /** The mean distribution of one unit over several passes. */
    static double[] mean(List<float[][]> passes, int unit) {
        double[] mean = new double[passes.getFirst()[unit].length];
        for (float[][] pass : passes) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += pass[unit][i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= passes.size();
        }
        return mean;
    }

    /** Entropy of the mean less mean of the entropies: what the passes differ by, whatever each is unsure about by itself. */
    static double mutualInformation(List<float[][]> passes, int unit) {
        double within = 0;
        for (float[][] pass : passes) {
            within += entropy(pass[unit]);
        }
        return Math.max(0, entropy(mean(passes, unit)) - within / passes.size());
    }
}
