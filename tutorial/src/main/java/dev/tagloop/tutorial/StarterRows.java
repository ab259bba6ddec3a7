package dev.tagloop.tutorial;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;

/**
 * Who gets which rows of {@code starter-ner}. The rows that stand in for wikiann are never seen by the model that stands
 * in for the tutorial's: else it would suggest what it knows by heart.
 */
final class StarterRows {
    /** English rows of {@code train} that are served as wikiann's. */
    private static final int SERVED = 300;

    private StarterRows() {}

    /** The English rows of {@code train} that wikiann's {@code train} is made of. */
    static Dataset served() {
        return english("train").slice(0, SERVED);
    }

    /** The English rows of {@code train} that the model learns from. */
    static Dataset learned() {
        Dataset rows = english("train");
        return rows.slice(SERVED, rows.size());
    }

    /** The English rows of a split. */
    static Dataset english(String split) {
        return Datasets.load("starter-ner", split)
                .filter(row -> !row.string("genre").equals("multilingual"));
    }
}
