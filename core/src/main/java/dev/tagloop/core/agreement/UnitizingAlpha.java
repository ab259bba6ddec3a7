package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Krippendorff's α for unitising: whether annotators cut the same stretches out of a text, near misses counting by the square
 * of how far they miss (Krippendorff 2004, Content Analysis, 2nd ed., section 11.6; the same in Quality and Quantity 38,
 * 2004). Each label is a continuum of units and gaps of its own; α of all labels is one less the sum of observed by the sum
 * of expected disagreements. Documents are laid end to end, and gaps end where a document ends. What one annotator marked
 * twice with one label counts as one unit where it touches itself.
 *
 * @param observed observed disagreement
 * @param expected disagreement of units and gaps laid at random
 */
public record UnitizingAlpha(double observed, double expected) {

    /** A stretch of the continuum of one annotator, a unit or a gap. */
    private record Section(long start, long end, boolean unit) {
        long length() {
            return end - start;
        }
    }

    /** 1 for perfect agreement, 0 for chance; NaN where nothing is marked. */
    public double value() {
        return expected == 0 ? Double.NaN : 1 - observed / expected;
    }

    /** All labels together, over the documents that every one of the annotators looked at. */
    public static UnitizingAlpha of(List<SpanAnnotations> documents, List<String> annotators) {
        double observed = 0;
        double expected = 0;
        for (UnitizingAlpha one : byLabel(documents, annotators).values()) {
            observed += one.observed;
            expected += one.expected;
        }
        return new UnitizingAlpha(observed, expected);
    }

    /**
     * Each label alone.
     *
     * @throws IllegalArgumentException if there are fewer than two annotators
     */
    public static SortedMap<String, UnitizingAlpha> byLabel(List<SpanAnnotations> documents, List<String> annotators) {
        if (annotators.size() < 2) {
            throw new IllegalArgumentException("agreement needs two annotators or more, got " + annotators);
        }
        List<SpanAnnotations> all = SpanAnnotations.seenBy(documents, annotators);
        SortedMap<String, UnitizingAlpha> byLabel = new TreeMap<>();
        for (String label : SpanAnnotations.labels(all)) {
            byLabel.put(label, of(all, annotators, label));
        }
        return byLabel;
    }

    /** One label, over documents that every one of the annotators looked at. */
    static UnitizingAlpha of(List<SpanAnnotations> documents, List<String> annotators, String label) {
        List<List<Section>> sections = new ArrayList<>();
        annotators.forEach(name -> sections.add(new ArrayList<>()));
        double observed = 0;
        long offset = 0;
        for (SpanAnnotations document : documents) {
            int length = document.text().codePointCount(0, document.text().length());
            List<List<Section>> here = new ArrayList<>();
            for (int i = 0; i < annotators.size(); i++) {
                List<Section> own = sections(document.byAnnotator().get(annotators.get(i)), label, offset, length);
                here.add(own);
                sections.get(i).addAll(own);
            }
            observed += observed(here);
            offset += length;
        }
        double pairs = annotators.size() * (annotators.size() - 1.0);
        return new UnitizingAlpha(observed / (pairs * offset * offset), expected(sections, annotators.size(), offset));
    }

    private static List<Section> sections(List<LabeledSpan> spans, String label, long offset, int length) {
        List<CodePointSpan> own = spans.stream()
                .filter(span -> span.label().equals(label))
                .map(LabeledSpan::span)
                .sorted()
                .toList();
        List<Section> sections = new ArrayList<>();
        long at = offset;
        for (CodePointSpan span : own) {
            long start = offset + span.start();
            long end = offset + span.end();
            if (start < at) {
                // It overlaps the unit before, which grows.
                Section last = sections.removeLast();
                sections.add(new Section(last.start(), Math.max(last.end(), end), true));
                at = Math.max(at, end);
                continue;
            }
            if (start > at) {
                sections.add(new Section(at, start, false));
            }
            sections.add(new Section(start, end, true));
            at = end;
        }
        if (at < offset + length) {
            sections.add(new Section(at, offset + length, false));
        }
        return sections;
    }

    /** The summed squared differences over all ordered pairs of annotators. */
    private static double observed(List<List<Section>> annotators) {
        double sum = 0;
        for (int i = 0; i < annotators.size(); i++) {
            for (int j = 0; j < annotators.size(); j++) {
                if (i != j) {
                    sum += difference(annotators.get(i), annotators.get(j));
                }
            }
        }
        return sum;
    }

    private static double difference(List<Section> left, List<Section> right) {
        double sum = 0;
        for (Section a : left) {
            for (Section b : right) {
                if (a.start() < b.end() && b.start() < a.end()) {
                    sum += difference(a, b);
                }
            }
        }
        return sum;
    }

    private static double difference(Section a, Section b) {
        if (a.unit() && b.unit()) {
            double start = a.start() - b.start();
            double end = a.end() - b.end();
            return start * start + end * end;
        }
        Section unit = a.unit() ? a : b;
        Section gap = a.unit() ? b : a;
        boolean within = unit.unit() && gap.start() <= unit.start() && unit.end() <= gap.end();
        return within ? (double) unit.length() * unit.length() : 0;
    }

    private static double expected(List<List<Section>> annotators, int count, long length) {
        List<Long> gaps = new ArrayList<>();
        for (List<Section> sections : annotators) {
            sections.stream().filter(section -> !section.unit()).forEach(gap -> gaps.add(gap.length()));
        }
        Collections.sort(gaps);
        double[] longer = new double[gaps.size() + 1];
        for (int i = gaps.size() - 1; i >= 0; i--) {
            longer[i] = longer[i + 1] + gaps.get(i);
        }
        long units =
                annotators.stream().flatMap(List::stream).filter(Section::unit).count();
        double sum = 0;
        double own = 0;
        for (List<Section> sections : annotators) {
            for (Section section : sections) {
                if (section.unit()) {
                    double b = section.length();
                    int first = firstAtLeast(gaps, section.length());
                    double room = longer[first] - (gaps.size() - first) * (b - 1);
                    sum += (units - 1) * b * (b - 1) * (2 * b - 1) / 3 + b * b * room;
                    own += b * (b - 1);
                }
            }
        }
        double all = (double) count * length;
        double pairs = all * (all - 1) - own;
        return sum == 0 ? 0 : 2.0 / length * sum / pairs;
    }

    private static int firstAtLeast(List<Long> sorted, long length) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle) < length) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** One annotator each alone against each other, for a matrix. */
    public static List<RaterPair> pairs(List<SpanAnnotations> documents) {
        List<String> names = List.copyOf(SpanAnnotations.annotators(documents));
        List<RaterPair> pairs = new ArrayList<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                List<String> two = List.of(names.get(a), names.get(b));
                pairs.add(new RaterPair(
                        names.get(a),
                        names.get(b),
                        SpanAnnotations.seenBy(documents, two).size(),
                        of(documents, two).value()));
            }
        }
        return List.copyOf(pairs);
    }
}
