package dev.tagloop.training.optimization;

import java.util.List;

/**
 * Adapters of low rank (Hu et al. 2021): the body stays as it is, and beside some of its linear layers two narrow ones
 * learn, whose product is added to the weight in the end.
 *
 * @param rank of the product
 * @param alpha the product is scaled by alpha / rank
 * @param targets last parts of the names of the layers that get one; empty for queries and values of all layers
 */
public record LoraSettings(int rank, double alpha, List<String> targets) {

    /** Rank 8, alpha 16, beside queries and values. */
    public static final LoraSettings DEFAULT = new LoraSettings(8, 16, List.of());

    /** Checks each number's range. */
    public LoraSettings {
        Range.require(rank >= 1, "lora rank", rank, "1 or more");
        Range.require(alpha > 0 && Double.isFinite(alpha), "lora alpha", alpha, "above 0");
        targets = List.copyOf(targets);
    }

    /** A copy with another rank, and twice that as alpha. */
    public LoraSettings withRank(int value) {
        return new LoraSettings(value, 2.0 * value, targets);
    }

    /** A copy with another alpha. */
    public LoraSettings withAlpha(double value) {
        return new LoraSettings(rank, value, targets);
    }

    /** A copy with other layers. */
    public LoraSettings withTargets(List<String> value) {
        return new LoraSettings(rank, alpha, value);
    }

    /** What the product is multiplied by. */
    public double scaling() {
        return alpha / rank;
    }
}
