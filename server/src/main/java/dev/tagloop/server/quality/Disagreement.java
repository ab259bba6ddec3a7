package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.SpanF1;
import dev.tagloop.core.agreement.SpanPairing;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.server.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the raters of one task differ, over all their pairs.
 *
 * @param agreement strict F1, or the share of pairs that chose the same
 * @param raters how many they are
 * @param labels overlapping spans with different labels, or different choices
 * @param boundaries overlapping spans of one label with different borders
 * @param missing spans for which the other has nothing
 */
record Disagreement(long task, double agreement, int raters, int labels, int boundaries, int missing) {
    /** The worst first: least agreement, then the most that is disputed. */
    static final Comparator<Disagreement> WORST_FIRST = Comparator.comparingDouble(Disagreement::agreement)
            .thenComparing(Comparator.comparingInt(Disagreement::disputed).reversed())
            .thenComparingLong(Disagreement::task);

    /** What a task comes to; empty if its raters agree in all. */
    static Optional<Disagreement> of(Judged judged) {
        Disagreement found = judged instanceof Judged.Spans spans ? ofSpans(spans) : ofChoices((Judged.Choice) judged);
        return Optional.of(found).filter(one -> one.disputed() > 0);
    }

    private static Disagreement ofSpans(Judged.Spans judged) {
        List<List<LabeledSpan>> all = List.copyOf(judged.said().byAnnotator().values());
        int labels = 0;
        int boundaries = 0;
        int missing = 0;
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                SpanPairing pairing = SpanPairing.of(all.get(a), all.get(b));
                missing += pairing.leftAlone().size() + pairing.rightAlone().size();
                for (SpanPairing.Pair pair : pairing.pairs()) {
                    labels += pair.sameLabel() ? 0 : 1;
                    boundaries += pair.sameLabel() && !pair.samePlace() ? 1 : 0;
                }
            }
        }
        double f1 = SpanF1.STRICT.pooled(judged.said()).f1();
        return new Disagreement(judged.task(), Double.isNaN(f1) ? 1 : f1, all.size(), labels, boundaries, missing);
    }

    private static Disagreement ofChoices(Judged.Choice judged) {
        List<String> all = List.copyOf(judged.said().values());
        int different = 0;
        int pairs = 0;
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                pairs++;
                different += all.get(a).equals(all.get(b)) ? 0 : 1;
            }
        }
        return new Disagreement(
                judged.task(), 1 - (double) different / Math.max(1, pairs), all.size(), different, 0, 0);
    }

    int disputed() {
        return labels + boundaries + missing;
    }

    /** How many of a kind there are: {@code label}, {@code boundary}, {@code missing}. */
    int of(String kind) {
        return switch (kind) {
            case "label" -> labels;
            case "boundary" -> boundaries;
            case "missing" -> missing;
            default -> 0;
        };
    }

    ObjectNode json() {
        return Json.object()
                .put("task", task)
                .put("agreement", agreement)
                .put("annotators", raters)
                .put("label", labels)
                .put("boundary", boundaries)
                .put("missing", missing);
    }
}
