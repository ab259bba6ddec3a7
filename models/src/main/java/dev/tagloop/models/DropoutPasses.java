package dev.tagloop.models;

/**
 * Passes with dropout before the last layer (Gal and Ghahramani 2016; the last layer alone as in Shelmanov et al. 2021), which cost a product
 * of the last states each and no run of the encoder.
 *
 * @param count how many; 0 for none
 * @param rate share of the states that is left out, from 0 to below 1
 * @param seed decides which, together with the text
 */
public record DropoutPasses(int count, double rate, long seed) implements StochasticPasses {
    /** None. */
    public static final DropoutPasses NONE = new DropoutPasses(0, 0, 0);

    /** @throws IllegalArgumentException if the count or the rate is out of range */
    public DropoutPasses {
        if (count < 0 || !(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "passes are 0 or more with a rate from 0 to below 1, not " + count + " with " + rate);
        }
    }

    /** Whether a model that looks at each token can be read so: its last layer must read the encoder's states. */
    public static boolean fitTokens(Checkpoint checkpoint) {
        return LastLayer.readsStates(checkpoint);
    }

    @Override
    public String name() {
        return "dropout " + count + "x" + rate + " seed " + seed;
    }
}
