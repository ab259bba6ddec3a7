package dev.tagloop.core.agreement;

/** The standard normal distribution. */
final class Normal {

    private static final double FAR = 8.2;
    private static final int HALVINGS = 80;

    private Normal() {}

    /** The share below x, by Taylor's series (Marsaglia 2004, Journal of Statistical Software 11(4)). */
    static double below(double x) {
        if (Math.abs(x) > FAR) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The x below which a share lies. */
    static double quantile(double share) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
