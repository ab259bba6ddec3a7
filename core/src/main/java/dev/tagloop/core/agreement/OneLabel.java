package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import java.util.List;
import java.util.TreeMap;

/** Documents with the spans of one label alone. */
final class OneLabel {

    private OneLabel() {}

    static List<SpanAnnotations> of(List<SpanAnnotations> documents, String label) {
        return documents.stream()
                .map(document -> {
                    TreeMap<String, List<LabeledSpan>> kept = new TreeMap<>();
                    document.byAnnotator()
                            .forEach((name, spans) -> kept.put(
                                    name,
                                    spans.stream()
                                            .filter(span -> span.label().equals(label))
                                            .toList()));
                    return new SpanAnnotations(document.text(), kept);
                })
                .toList();
    }
}
