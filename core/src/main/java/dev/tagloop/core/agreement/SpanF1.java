package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Agreement of two annotators by F1 over their spans: the same whoever is taken for gold, and what κ comes to where the spans
 * that nobody marked are without number (Hripcsak and Rothschild 2005, JAMIA 12(3)).
 */
public enum SpanF1 {
    /** A pair counts if place and label are equal. */
    STRICT {
        @Override
        double agreed(List<LabeledSpan> left, List<LabeledSpan> right) {
            Set<LabeledSpan> common = new HashSet<>(left);
            common.retainAll(new HashSet<>(right));
            return common.size();
        }
    },
    /** A pair of one label counts as soon as it shares a code point. */
    OVERLAP {
        @Override
        double agreed(List<LabeledSpan> left, List<LabeledSpan> right) {
            return SpanPairing.ofEqualLabels(left, right).pairs().size();
        }
    },
    /** A pair of one label counts by the share of code points that both hold. */
    SHARE {
        @Override
        double agreed(List<LabeledSpan> left, List<LabeledSpan> right) {
            return SpanPairing.ofEqualLabels(left, right).pairs().stream()
                    .mapToDouble(SpanPairing.Pair::share)
                    .sum();
        }
    };

    /** What counts as agreed in one document. */
    abstract double agreed(List<LabeledSpan> left, List<LabeledSpan> right);

    /** Over the documents that both looked at; NaN if neither marked a span there. */
    public double of(List<SpanAnnotations> documents, String left, String right) {
        double agreed = 0;
        int marked = 0;
        for (SpanAnnotations document : SpanAnnotations.seenBy(documents, List.of(left, right))) {
            List<LabeledSpan> a = document.byAnnotator().get(left);
            List<LabeledSpan> b = document.byAnnotator().get(right);
            agreed += agreed(a, b);
            marked += new HashSet<>(a).size() + new HashSet<>(b).size();
        }
        return marked == 0 ? Double.NaN : 2 * agreed / marked;
    }

    /** Over all pairs of annotators of each document together; NaN if nobody marked a span where two looked. */
    public double pooled(List<SpanAnnotations> documents) {
        double agreed = 0;
        int marked = 0;
        for (SpanAnnotations document : documents) {
            List<List<LabeledSpan>> all = List.copyOf(document.byAnnotator().values());
            for (int a = 0; a < all.size(); a++) {
                for (int b = a + 1; b < all.size(); b++) {
                    agreed += agreed(all.get(a), all.get(b));
                    marked += new HashSet<>(all.get(a)).size() + new HashSet<>(all.get(b)).size();
                }
            }
        }
        return marked == 0 ? Double.NaN : 2 * agreed / marked;
    }

    /** The same for each label. */
    public SortedMap<String, Double> pooledByLabel(List<SpanAnnotations> documents) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (String label : SpanAnnotations.labels(documents)) {
            values.put(label, pooled(OneLabel.of(documents, label)));
        }
        return values;
    }

    /** Of two annotators for each label. */
    public SortedMap<String, Double> byLabel(List<SpanAnnotations> documents, String left, String right) {
        List<SpanAnnotations> both = SpanAnnotations.seenBy(documents, List.of(left, right));
        SortedMap<String, Double> values = new TreeMap<>();
        for (String label : SpanAnnotations.labels(both)) {
            values.put(label, of(OneLabel.of(both, label), left, right));
        }
        return values;
    }

    /** Every pair of annotators, by name. */
    public List<RaterPair> pairs(List<SpanAnnotations> documents) {
        List<String> names = List.copyOf(SpanAnnotations.annotators(documents));
        List<RaterPair> pairs = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                List<SpanAnnotations> both = SpanAnnotations.seenBy(documents, List.of(names.get(a), names.get(b)));
                pairs.add(new RaterPair(names.get(a), names.get(b), both.size(), of(both, names.get(a), names.get(b))));
            }
        }
        return List.copyOf(pairs);
    }
}
