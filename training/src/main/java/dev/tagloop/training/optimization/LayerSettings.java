package dev.tagloop.training.optimization;

import java.util.List;

/**
 * Which layers learn how much.
 *
 * @param decay the rate of a layer is that of the one above times this; 1 for the same rate everywhere
 * @param freezeEmbeddings whether the tables that a text is first looked up in stay as they are
 * @param freezeLayers how many of the first layers stay as they are
 * @param frozen regular expressions; a tensor stays as it is when one is found in its name
 * @param cacheFrozen whether the frozen first layers are computed once an example, without dropout, instead of in each step; the embeddings must be
 *     frozen, too. Families whose layers cannot begin from a state compute all layers as ever
 */
public record LayerSettings(
        double decay, boolean freezeEmbeddings, int freezeLayers, List<String> frozen, Boolean cacheFrozen) {

    /** All learn alike. */
    public static final LayerSettings ALIKE = new LayerSettings(1, false, 0, List.of(), false);

    /** Checks each number's range. What earlier versions have stored says nothing of the cache. */
    public LayerSettings {
        Range.require(decay > 0 && decay <= 1, "layer_decay", decay, "above 0, at most 1");
        Range.require(freezeLayers >= 0, "freeze_layers", freezeLayers, "0 or more");
        frozen = List.copyOf(frozen);
        cacheFrozen = cacheFrozen != null && cacheFrozen;
    }

    /** A copy with another decay. */
    public LayerSettings withDecay(double value) {
        return new LayerSettings(value, freezeEmbeddings, freezeLayers, frozen, cacheFrozen);
    }

    /** A copy with frozen or learning embeddings. */
    public LayerSettings withFreezeEmbeddings(boolean value) {
        return new LayerSettings(decay, value, freezeLayers, frozen, cacheFrozen);
    }

    /** A copy with so many frozen layers. */
    public LayerSettings withFreezeLayers(int value) {
        return new LayerSettings(decay, freezeEmbeddings, value, frozen, cacheFrozen);
    }

    /** A copy with tensors frozen by name. */
    public LayerSettings withFrozen(List<String> value) {
        return new LayerSettings(decay, freezeEmbeddings, freezeLayers, value, cacheFrozen);
    }

    /** A copy that computes its frozen layers once, or in each step. */
    public LayerSettings withCacheFrozen(boolean value) {
        return new LayerSettings(decay, freezeEmbeddings, freezeLayers, frozen, value);
    }
}
