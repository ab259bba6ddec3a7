package dev.tagloop.learning.sampling;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A task that is labelled already.
 *
 * @param text what a person read
 * @param labels how often each label was given to it, without prefixes
 * @param embedding the text as a vector; of length 0 without one
 */
public record LabeledTask(String text, Map<String, Integer> labels, float[] embedding) {

    /** Copies and sorts the labels. */
    public LabeledTask {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(embedding, "embedding");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
