package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What several annotators marked in one document.
 *
 * @param text the document
 * @param byAnnotator the spans of each who looked at it, none if they found none; who is not here did not look
 */
public record SpanAnnotations(String text, Map<String, List<LabeledSpan>> byAnnotator) {

    /** @throws IllegalArgumentException if a span is empty or ends behind the text */
    public SpanAnnotations {
        Objects.requireNonNull(text, "text");
        TreeMap<String, List<LabeledSpan>> copy = new TreeMap<>();
        for (Map.Entry<String, List<LabeledSpan>> entry : byAnnotator.entrySet()) {
            copy.put(entry.getKey(), new LabeledText(text, entry.getValue()).spans());
        }
        byAnnotator = Collections.unmodifiableMap(copy);
    }

    /** Everybody who looked at one of these documents. */
    public static SortedSet<String> annotators(List<SpanAnnotations> documents) {
        SortedSet<String> names = new TreeSet<>();
        documents.forEach(document -> names.addAll(document.byAnnotator().keySet()));
        return names;
    }

    /** The labels that occur. */
    public static SortedSet<String> labels(List<SpanAnnotations> documents) {
        SortedSet<String> labels = new TreeSet<>();
        documents.forEach(document ->
                document.byAnnotator().values().forEach(spans -> spans.forEach(span -> labels.add(span.label()))));
        return labels;
    }

    /** The documents that all of these looked at. */
    public static List<SpanAnnotations> seenBy(List<SpanAnnotations> documents, List<String> annotators) {
        return documents.stream()
                .filter(document -> document.byAnnotator().keySet().containsAll(annotators))
                .toList();
    }
}
