package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.ScoreReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Predictions measured by what people said, whatever kind of answer that is. */
public interface Measurement {

    /** Number of texts. */
    int documents();

    /**
     * The figures by name, the one that models are compared by first. {@code precision}, {@code recall} and {@code f1} are what a person would
     * expect under these names; further ones are named as in Hugging Face's {@code evaluate}.
     */
    SequencedMap<String, Double> metrics();

    /** The scores per label; empty where there are no labels. */
    default Optional<ScoreReport> labels() {
        return Optional.empty();
    }

    /** How often a given label (outer key) met a predicted one; empty where there are no labels. */
    default Map<String, ? extends Map<String, Integer>> confusion() {
        return Map.of();
    }

    /** In what way it is counted, in brackets behind a heading. */
    String manner();

    /** The figures for people. */
    List<String> lines();

    /** The figures to be written as JSON. */
    Object report();

    /** The figure that models are compared by. */
    default double figure() {
        return metrics().firstEntry().getValue();
    }
}
