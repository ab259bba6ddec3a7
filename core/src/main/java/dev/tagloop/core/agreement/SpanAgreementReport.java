package dev.tagloop.core.agreement;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * How far annotators of spans agree, at a glance.
 *
 * @param annotators by name
 * @param documents number of documents that two or more looked at
 * @param strict F1 by place and label over all pairs of annotators, drawn by documents
 * @param overlap F1 where sharing a code point is enough
 * @param strictByLabel strict F1 of each label
 * @param unitizing α for unitising of each pair
 * @param pairs strict F1 of each pair
 * @param edges what stands at disputed borders, the most frequent first
 */
public record SpanAgreementReport(
        List<String> annotators,
        int documents,
        Interval strict,
        Interval overlap,
        SortedMap<String, Double> strictByLabel,
        List<RaterPair> unitizing,
        List<RaterPair> pairs,
        List<BoundaryDisagreement.Edge> edges) {

    /** Copies the lists. */
    public SpanAgreementReport {
        annotators = List.copyOf(annotators);
        strictByLabel = Collections.unmodifiableSortedMap(strictByLabel);
        unitizing = List.copyOf(unitizing);
        pairs = List.copyOf(pairs);
        edges = List.copyOf(edges);
    }

    /** Measures; documents that one annotator alone looked at tell nothing. */
    public static SpanAgreementReport of(List<SpanAnnotations> all, Bootstrap bootstrap) {
        List<SpanAnnotations> shared = all.stream()
                .filter(document -> document.byAnnotator().size() > 1)
                .toList();
        return new SpanAgreementReport(
                List.copyOf(SpanAnnotations.annotators(all)),
                shared.size(),
                bootstrap.interval(shared, SpanF1.STRICT::pooled),
                bootstrap.interval(shared, SpanF1.OVERLAP::pooled),
                SpanF1.STRICT.pooledByLabel(shared),
                UnitizingAlpha.pairs(shared),
                SpanF1.STRICT.pairs(shared),
                BoundaryDisagreement.edges(BoundaryDisagreement.of(shared)));
    }
}
