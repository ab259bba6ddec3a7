package dev.tagloop.core.reliability;

/** The derivative of the logarithm of the gamma function. */
final class Digamma {

    private static final double LARGE = 6;

    private Digamma() {}

    /** By its recurrence up to 6 and the asymptotic series beyond (Bernardo 1976, algorithm AS 103). @param x above 0 */
    static double of(double x) {
        double value = 0;
        double at = x;
        while (at < LARGE) {
            value -= 1 / at;
            at++;
        }
        double square = 1 / (at * at);
        return value
                + Math.log(at)
                - 0.5 / at
                - square
                        * (1.0 / 12
                                - square * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square / 132))));
    }
}
