package dev.tagloop.learning.preannotation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pre-annotation did.
 *
 * @param predicted tasks that now have a prediction
 * @param spans regions in those predictions: spans, or one for each other answer
 * @param skipped tasks that had a prediction of this version already
 * @param withoutText tasks whose data has no text to predict on
 * @param refused predictions that the server did not store
 * @param unknownLabels spans left out because the project lacks their label, by the model's label
 */
public record PreAnnotationReport(
        long predicted, long spans, long skipped, long withoutText, long refused, Map<String, Long> unknownLabels) {

    /** Copies the map, sorted. */
    public PreAnnotationReport {
        unknownLabels = Collections.unmodifiableMap(new TreeMap<>(unknownLabels));
    }
}
