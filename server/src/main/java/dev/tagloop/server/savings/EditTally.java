package dev.tagloop.server.savings;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.metrics.SpanPairs;
import dev.tagloop.server.http.Json;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Counts what was done to suggestions. */
final class EditTally {
    private final Map<SpanPairs.Kind, Integer> counts = new EnumMap<>(SpanPairs.Kind.class);

    void add(SpanPairs.Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    private int count(SpanPairs.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** What was suggested in all. */
    int suggested() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() - count(SpanPairs.Kind.FIRST_ONLY);
    }

    int accepted() {
        return count(SpanPairs.Kind.EQUAL);
    }

    EditCost cost() {
        return new EditCost(
                count(SpanPairs.Kind.EQUAL),
                count(SpanPairs.Kind.OTHER_LABEL),
                count(SpanPairs.Kind.OTHER_BORDERS),
                count(SpanPairs.Kind.OTHER_BOTH),
                count(SpanPairs.Kind.FIRST_ONLY),
                count(SpanPairs.Kind.SECOND_ONLY));
    }

    /** The counts, and the share of the suggestions that nobody touched; null of none. */
    ObjectNode json() {
        return Json.object()
                .put("suggested", suggested())
                .put("accepted", accepted())
                .put("relabelled", count(SpanPairs.Kind.OTHER_LABEL))
                .put("moved", count(SpanPairs.Kind.OTHER_BORDERS))
                .put("replaced", count(SpanPairs.Kind.OTHER_BOTH))
                .put("deleted", count(SpanPairs.Kind.SECOND_ONLY))
                .put("added", count(SpanPairs.Kind.FIRST_ONLY))
                .put("accepted_share", suggested() == 0 ? null : Double.valueOf((double) accepted() / suggested()));
    }
}
