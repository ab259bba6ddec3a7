package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two annotators gave one label to overlapping stretches with different borders.
 *
 * @param document place of the document in the list
 * @param leftAnnotator whose span is {@code left}
 * @param rightAnnotator whose span is {@code right}
 * @param left the one span
 * @param right the other span
 * @param atStart the text that only one of them holds at the start, empty if the starts agree
 * @param atEnd the text that only one of them holds at the end, empty if the ends agree
 */
public record BoundaryDisagreement(
        int document,
        String leftAnnotator,
        String rightAnnotator,
        LabeledSpan left,
        LabeledSpan right,
        String atStart,
        String atEnd) {

    /**
     * A text at a border that people disagree about, such as "the ".
     *
     * @param label of the spans
     * @param text what one includes and the other does not
     * @param start whether it is at the start of the span, else at its end
     * @param count how often
     */
    public record Edge(String label, String text, boolean start, int count) {}

    /** All of them, by document and pair of annotators. */
    public static List<BoundaryDisagreement> of(List<SpanAnnotations> documents) {
        List<BoundaryDisagreement> found = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Map<String, List<LabeledSpan>> spans = documents.get(i).byAnnotator();
            Text text = Text.of(documents.get(i).text());
            List<String> names = List.copyOf(spans.keySet());
            for (int a = 0; a < names.size(); a++) {
                for (int b = a + 1; b < names.size(); b++) {
                    for (SpanPairing.Pair pair : SpanPairing.ofEqualLabels(
                                    spans.get(names.get(a)), spans.get(names.get(b)))
                            .pairs()) {
                        if (!pair.samePlace()) {
                            found.add(of(i, names.get(a), names.get(b), pair, text));
                        }
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static BoundaryDisagreement of(int document, String a, String b, SpanPairing.Pair pair, Text text) {
        CodePointSpan left = pair.left().span();
        CodePointSpan right = pair.right().span();
        return new BoundaryDisagreement(
                document,
                a,
                b,
                pair.left(),
                pair.right(),
                between(text, left.start(), right.start()),
                between(text, left.end(), right.end()));
    }

    private static String between(Text text, int one, int other) {
        return text.slice(new CodePointSpan(Math.min(one, other), Math.max(one, other)));
    }

    /** What stands at the disputed borders, the most frequent first. */
    public static List<Edge> edges(List<BoundaryDisagreement> disagreements) {
        record Key(String label, String text, boolean start) {}
        List<Key> keys = new ArrayList<>();
        for (BoundaryDisagreement one : disagreements) {
            if (!one.atStart.isEmpty()) {
                keys.add(new Key(one.left.label(), one.atStart, true));
            }
            if (!one.atEnd.isEmpty()) {
                keys.add(new Key(one.left.label(), one.atEnd, false));
            }
        }
        return keys.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting())).entrySet().stream()
                .map(entry -> new Edge(
                        entry.getKey().label(),
                        entry.getKey().text(),
                        entry.getKey().start(),
                        entry.getValue().intValue()))
                .sorted(Comparator.comparingInt(Edge::count)
                        .reversed()
                        .thenComparing(Edge::label)
                        .thenComparing(Edge::text)
                        .thenComparing(Edge::start))
                .toList();
    }
}
