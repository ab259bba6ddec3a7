package dev.tagloop.datasets.card;

import dev.tagloop.datasets.features.Features;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One configuration of a data set.
 *
 * @param name its name
 * @param isDefault whether the card says {@code default: true}
 * @param dataDir the folder that its patterns start from, empty for the root
 * @param dataFiles for each split, in order, the patterns of its files; empty when they are to be discovered
 * @param features the columns, if the card states them
 * @param options the options for the reader of its files, such as {@code sep}
 */
public record ConfigEntry(
        String name,
        boolean isDefault,
        String dataDir,
        Map<String, List<String>> dataFiles,
        Optional<Features> features,
        Map<String, String> options) {

    /** The name of the only configuration of a data set whose card has none. */
    public static final String DEFAULT = "default";

    /** The configuration of a data set whose card has none. */
    static ConfigEntry ofNothing(String name, Optional<Features> features) {
        return new ConfigEntry(name, true, "", Map.of(), features, Map.of());
    }

    ConfigEntry withFeatures(Optional<Features> other) {
        return new ConfigEntry(name, isDefault, dataDir, dataFiles, other, options);
    }
}
