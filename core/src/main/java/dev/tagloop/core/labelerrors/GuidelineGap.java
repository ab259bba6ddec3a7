package dev.tagloop.core.labelerrors;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.agreement.SpanPairing;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two labels that annotators take for each other: a rule about them would settle this many disagreements.
 *
 * @param left the one label, or {@link #NOTHING}; the same as {@code right} where only borders differ
 * @param right the other label
 * @param count number of disagreements over all pairs of annotators
 * @param resolved share of all disagreements that rules for this and all gaps before it would settle
 * @param examples some of them
 */
public record GuidelineGap(String left, String right, int count, double resolved, List<Example> examples) {

    /** Stands for "no span here". */
    public static final String NOTHING = "-";

    private static final int EXAMPLES = 5;

    /**
     * A disagreement.
     *
     * @param document place of the document, or of the unit of a table
     * @param span where; empty (0..0) for choices
     * @param leftAnnotator who said the left label
     * @param rightAnnotator who said the right label
     */
    public record Example(int document, CodePointSpan span, String leftAnnotator, String rightAnnotator) {}

    private record Pair(String left, String right) {

        static Pair of(String one, String other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /** Copies the examples. */
    public GuidelineGap {
        examples = List.copyOf(examples);
    }

    /** The gaps of spans, the largest first. */
    public static List<GuidelineGap> ofSpans(List<SpanAnnotations> documents) {
        Tally tally = new Tally();
        for (int i = 0; i < documents.size(); i++) {
            Map<String, List<LabeledSpan>> spans = documents.get(i).byAnnotator();
            List<String> names = List.copyOf(spans.keySet());
            for (int a = 0; a < names.size(); a++) {
                for (int b = a + 1; b < names.size(); b++) {
                    tally.add(
                            i,
                            names.get(a),
                            names.get(b),
                            SpanPairing.of(spans.get(names.get(a)), spans.get(names.get(b))));
                }
            }
        }
        return tally.gaps();
    }

    /** The gaps of choices, the largest first. */
    public static List<GuidelineGap> ofChoices(RatingTable ratings) {
        Tally tally = new Tally();
        for (int unit = 0; unit < ratings.units(); unit++) {
            for (int a = 0; a < ratings.raters().size(); a++) {
                for (int b = a + 1; b < ratings.raters().size(); b++) {
                    int left = ratings.code(unit, a);
                    int right = ratings.code(unit, b);
                    if (left != RatingTable.MISSING && right != RatingTable.MISSING && left != right) {
                        tally.add(
                                ratings.categories().get(left),
                                ratings.categories().get(right),
                                new Example(
                                        unit,
                                        new CodePointSpan(0, 0),
                                        ratings.raters().get(a),
                                        ratings.raters().get(b)));
                    }
                }
            }
        }
        return tally.gaps();
    }

    private static final class Tally {

        private final Map<Pair, List<Example>> examples = new HashMap<>();
        private int all;

        void add(int document, String a, String b, SpanPairing pairing) {
            for (SpanPairing.Pair pair : pairing.pairs()) {
                if (!pair.sameLabel() || !pair.samePlace()) {
                    add(
                            pair.left().label(),
                            pair.right().label(),
                            new Example(document, pair.left().span(), a, b));
                }
            }
            pairing.leftAlone().forEach(span -> add(span.label(), NOTHING, new Example(document, span.span(), a, b)));
            pairing.rightAlone().forEach(span -> add(NOTHING, span.label(), new Example(document, span.span(), a, b)));
        }

        void add(String left, String right, Example example) {
            Pair pair = Pair.of(left, right);
            Example turned = pair.left().equals(left)
                    ? example
                    : new Example(
                            example.document(), example.span(), example.rightAnnotator(), example.leftAnnotator());
            examples.computeIfAbsent(pair, key -> new ArrayList<>()).add(turned);
            all++;
        }

        List<GuidelineGap> gaps() {
            List<Map.Entry<Pair, List<Example>>> sorted = new ArrayList<>(examples.entrySet());
            sorted.sort(Comparator.comparingInt((Map.Entry<Pair, List<Example>> entry) ->
                            -entry.getValue().size())
                    .thenComparing(entry -> entry.getKey().left())
                    .thenComparing(entry -> entry.getKey().right()));
            List<GuidelineGap> gaps = new ArrayList<>();
            int settled = 0;
            for (Map.Entry<Pair, List<Example>> entry : sorted) {
                List<Example> own = entry.getValue();
                settled += own.size();
                gaps.add(new GuidelineGap(
                        entry.getKey().left(),
                        entry.getKey().right(),
                        own.size(),
                        (double) settled / all,
                        own.subList(0, Math.min(EXAMPLES, own.size()))));
            }
            return List.copyOf(gaps);
        }
    }
}
