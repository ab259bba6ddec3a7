package dev.tagloop.core.metrics.rouge;

/**
 * What a written text and its reference have in common, each 0 to 1.
 *
 * @param precision share of the written text
 * @param recall share of the reference
 * @param fmeasure harmonic mean of the two
 */
public record RougeScore(double precision, double recall, double fmeasure) {

    static final RougeScore NONE = new RougeScore(0, 0, 0);

    static RougeScore of(int common, int written, int reference) {
        if (written == 0 || reference == 0) {
            return NONE;
        }
        double precision = (double) common / written;
        double recall = (double) common / reference;
        double sum = precision + recall;
        // Multiplied and divided in this order to give the same last bit as the original.
        return new RougeScore(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
    }
}
