package dev.tagloop.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 10,000 seeded strings against an oracle that walks from the start each time. */
class OffsetsAgreeWithNaiveCountingTest {

    private static final int STRINGS = 10_000;

    @Test
    void codePointsAndUtf16ConvertBothWays() {
        RandomStrings strings = new RandomStrings(20261124);
        int astral = 0;
        for (int i = 0; i < STRINGS; i++) {
            String value = strings.next();
            Text text = Text.of(value);
            int[] points = value.codePoints().toArray();
            assertThat(text.codePoints()).isEqualTo(points.length);
            astral += points.length == value.length() ? 0 : 1;
            int start = strings.below(points.length + 1);
            int end = start + strings.below(points.length - start + 1);

            CodePointSpan span = new CodePointSpan(start, end);
            Utf16Span utf16 = text.toUtf16(span);
            assertThat(utf16).isEqualTo(new Utf16Span(unitsOf(points, start), unitsOf(points, end)));
            assertThat(text.toCodePoints(utf16)).isEqualTo(span);
            assertThat(text.slice(span)).isEqualTo(new String(points, start, end - start));
            assertThat(text.slice(utf16)).isEqualTo(text.slice(span));
            assertWidensToWholeCodePoints(text, strings);
        }
        assertThat(astral).isBetween(STRINGS / 4, STRINGS - 500);
    }

    @Test
    void loneSurrogatesAreReplacedAndNothingElse() {
        RandomStrings strings = new RandomStrings(7);
        int replaced = 0;
        for (int i = 0; i < STRINGS; i++) {
            String value = strings.next();
            StringBuilder expected = new StringBuilder();
            int lone = 0;
            for (int point : value.codePoints().toArray()) {
                boolean isLone = point >= 0xD800 && point < 0xE000;
                expected.appendCodePoint(isLone ? 0xFFFD : point);
                lone += isLone ? 1 : 0;
            }
            LoneSurrogates.Cleaned cleaned = LoneSurrogates.replace(value);
            assertThat(cleaned).isEqualTo(new LoneSurrogates.Cleaned(expected.toString(), lone));
            assertThat(Text.of(cleaned.text()).codePoints())
                    .isEqualTo(Text.of(value).codePoints());
            replaced += lone;
        }
        assertThat(replaced).isGreaterThan(STRINGS);
        String clean = "no surrogate 😀";
        assertThat(LoneSurrogates.replace(clean).text()).isSameAs(clean);
    }

    @Test
    void snappedSpansNeverCutAGraphemeAndNeverGrowWithoutNeed() {
        RandomStrings strings = new RandomStrings(99);
        for (int i = 0; i < STRINGS; i++) {
            String value = strings.next();
            Text text = Text.of(value);
            List<Integer> edges = NaiveGraphemes.edges(value);
            int start = strings.below(value.length() + 1);
            int end = start + strings.below(value.length() - start + 1);

            Utf16Span snapped = Graphemes.snap(text, new Utf16Span(start, end));

            int expectedStart = edges.stream().filter(edge -> edge <= start).reduce(0, Integer::max);
            int expectedEnd = start == end
                    ? expectedStart
                    : edges.stream().filter(edge -> edge >= end).findFirst().orElseThrow();
            assertThat(snapped)
                    .as(
                            "%s of %s",
                            new Utf16Span(start, end),
                            value.codePoints().boxed().toList())
                    .isEqualTo(new Utf16Span(expectedStart, expectedEnd));
        }
    }

    @Test
    void snappingCountsInEitherUnit() {
        Text text = Text.of("ab👩‍👩‍👧‍👦cd");
        assertThat(Graphemes.snap(text, new CodePointSpan(3, 4))).isEqualTo(new CodePointSpan(2, 9));
        assertThat(Graphemes.snap(text, new CodePointSpan(0, 2))).isEqualTo(new CodePointSpan(0, 2));
        assertThat(Graphemes.snap(Text.of("a\r\nb"), new CodePointSpan(2, 3))).isEqualTo(new CodePointSpan(1, 3));
        assertThatThrownBy(() -> Graphemes.snap(text, new Utf16Span(0, 99)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("span 0..99 ends behind the text of 15 UTF-16 units");
    }

    private static void assertWidensToWholeCodePoints(Text text, RandomStrings strings) {
        String value = text.value();
        int start = strings.below(value.length() + 1);
        int end = start + strings.below(value.length() - start + 1);
        int from = 0;
        int to = 0;
        List<Integer> starts = startsOf(value);
        for (int point = 0; point < starts.size(); point++) {
            from = starts.get(point) <= start ? point : from;
            to = starts.get(point) < end ? point + 1 : to;
        }
        CodePointSpan expected = start == end ? new CodePointSpan(from, from) : new CodePointSpan(from, to);
        assertThat(text.toCodePoints(new Utf16Span(start, end))).isEqualTo(expected);
    }

    /** Where each code point begins, and the end. */
    private static List<Integer> startsOf(String value) {
        List<Integer> starts = new ArrayList<>();
        int unit = 0;
        for (int point : value.codePoints().toArray()) {
            starts.add(unit);
            unit += Character.charCount(point);
        }
        starts.add(unit);
        return starts;
    }

    private static int unitsOf(int[] points, int count) {
        int units = 0;
        for (int i = 0; i < count; i++) {
            units += Character.charCount(points[i]);
        }
        return units;
    }
}
