package dev.tagloop.datasets.internal.starter;

import dev.tagloop.datasets.features.Features;
import java.util.List;
import java.util.Map;

/**
 * How a bundled set is written down and what its rows are.
 *
 * @param <U> what stays together
 */
interface StarterKind<U extends StarterUnit> {

    /** The columns. */
    Features features();

    /**
     * Reads a file.
     *
     * @throws MarkupException if a line is not as it should be
     */
    List<U> read(StarterFile file);

    /** The numbers and tables that the data card names, without those of the splits. */
    Map<String, String> counts(List<U> units);
}
