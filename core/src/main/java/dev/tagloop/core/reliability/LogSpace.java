package dev.tagloop.core.reliability;

import java.util.Arrays;

/** Small probabilities. */
final class LogSpace {

    private LogSpace() {}

    /** Turns logarithms into probabilities that sum to 1; all -∞ gives equal ones. @return the logarithm of their sum */
    static double normalize(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            Arrays.fill(logs, 1.0 / logs.length);
            return largest;
        }
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            logs[k] = Math.exp(logs[k] - largest);
            sum += logs[k];
        }
        for (int k = 0; k < logs.length; k++) {
            logs[k] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** Divides by the sum, equal shares where it is 0. */
    static void toShares(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        for (int k = 0; k < counts.length; k++) {
            counts[k] = sum == 0 ? 1.0 / counts.length : counts[k] / sum;
        }
    }
}
