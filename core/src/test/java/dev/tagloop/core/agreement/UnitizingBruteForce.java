package dev.tagloop.core.agreement;

import dev.tagloop.core.span.LabeledSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** α for unitising of one document and one label, character by character and section by section. */
final class UnitizingBruteForce {

    private record Section(int start, int length, boolean unit) {}

    private UnitizingBruteForce() {}

    static double alpha(Map<String, List<LabeledSpan>> spans, int length) {
        List<List<Section>> all =
                spans.values().stream().map(own -> sections(own, length)).toList();
        int m = all.size();
        long units = all.stream().flatMap(List::stream).filter(Section::unit).count();
        double observed = 0;
        double inner = 0;
        double own = 0;
        for (int i = 0; i < m; i++) {
            for (Section g : all.get(i)) {
                for (int j = 0; j < m; j++) {
                    for (Section h : all.get(j)) {
                        observed += i == j ? 0 : difference(g, h);
                    }
                }
                if (g.unit) {
                    double b = g.length;
                    own += b * (b - 1);
                    // Against each other unit, as if of its length, at every place where the two meet.
                    for (int shift = 1 - g.length; shift < g.length; shift++) {
                        inner += (units - 1.0) * shift * shift;
                    }
                    for (List<Section> other : all) {
                        for (Section h : other) {
                            // Every place of the unit in the gap differs by its length squared.
                            for (int place = 0; !h.unit && place + g.length <= h.length; place++) {
                                inner += b * b;
                            }
                        }
                    }
                }
            }
        }
        double positions = (double) m * length;
        double expected = 2 * inner / (length * (positions * (positions - 1) - own));
        return 1 - observed / (m * (m - 1.0) * length * length) / expected;
    }

    private static double difference(Section g, Section h) {
        boolean meets = false;
        boolean gInside = true;
        boolean hInside = true;
        for (int at = 0; at < 1000; at++) {
            boolean inG = at >= g.start && at < g.start + g.length;
            boolean inH = at >= h.start && at < h.start + h.length;
            meets |= inG && inH;
            gInside &= !inG || inH;
            hInside &= !inH || inG;
        }
        if (g.unit && h.unit) {
            return meets ? Math.pow(g.start - h.start, 2) + Math.pow(g.start + g.length - h.start - h.length, 2) : 0;
        }
        if (g.unit && gInside) {
            return g.length * g.length;
        }
        return h.unit && hInside ? h.length * h.length : 0;
    }

    private static List<Section> sections(List<LabeledSpan> spans, int length) {
        int[] owner = new int[length];
        for (int s = 0; s < spans.size(); s++) {
            for (int at = spans.get(s).span().start(); at < spans.get(s).span().end(); at++) {
                owner[at] = s + 1;
            }
        }
        List<Section> sections = new ArrayList<>();
        int start = 0;
        for (int at = 1; at <= length; at++) {
            if (at == length || owner[at] != owner[start]) {
                sections.add(new Section(start, at - start, owner[start] != 0));
                start = at;
            }
        }
        return sections;
    }
}
