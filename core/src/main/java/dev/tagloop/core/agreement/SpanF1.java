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

    /**
     * What two annotators come to in a document. Sums of these give F1 of any documents without looking at their spans again, which
     * makes resampling cheap.
     *
     * @param agreed spans that count as agreed, each once
     * @param marked spans of both together
     */
    public record Tally(double agreed, int marked) {
        /** Nothing. */
        public static final Tally NONE = new Tally(0, 0);

        /** The two together. */
        public Tally plus(Tally other) {
            return new Tally(agreed + other.agreed, marked + other.marked);
        }

        /** F1 of these; NaN if nothing is marked. */
        public double f1() {
            return marked == 0 ? Double.NaN : 2 * agreed / marked;
        }
    }

    /** The tally of two annotators' spans of one document. */
    public Tally tally(List<LabeledSpan> left, List<LabeledSpan> right) {
        return new Tally(agreed(left, right), new HashSet<>(left).size() + new HashSet<>(right).size());
    }

    /** Over the documents that both looked at; NaN if neither marked a span there. */
    public double of(List<SpanAnnotations> documents, String left, String right) {
        Tally all = Tally.NONE;
        for (SpanAnnotations document : SpanAnnotations.seenBy(documents, List.of(left, right))) {
            all = all.plus(tally(
                    document.byAnnotator().get(left), document.byAnnotator().get(right)));
        }
        return all.f1();
    }

    /** Over all pairs of annotators of each document together; NaN if nobody marked a span where two looked. */
    public double pooled(List<SpanAnnotations> documents) {
        return documents.stream()
                .map(this::pooled)
                .reduce(Tally.NONE, Tally::plus)
                .f1();
    }

    /** The tally of all pairs of a document's annotators. */
    public Tally pooled(SpanAnnotations document) {
        List<List<LabeledSpan>> all = List.copyOf(document.byAnnotator().values());
        Tally sum = Tally.NONE;
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                sum = sum.plus(tally(all.get(a), all.get(b)));
            }
        }
        return sum;
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
