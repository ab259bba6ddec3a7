package dev.tagloop.core.rows;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Spans that a row writes with offsets of its own. They count code points, as Python does. */
final class WrittenSpans {
    private WrittenSpans() {}

    static List<LabeledSpan> entities(String text, RowValues values) {
        Text content = Text.of(text);
        return values.entries(ColumnRole.ENTITIES).stream()
                .map(entry -> {
                    CodePointSpan span =
                            inside(content, offset(entry.get("start"), "start"), offset(entry.get("end"), "end"));
                    return new LabeledSpan(span, values.label(ColumnRole.ENTITIES, entry.get("label")));
                })
                .toList();
    }

    /** The answers, each place once. One that does not stand where it says is looked for. */
    static List<LabeledSpan> answers(String text, RowValues values) {
        Text content = Text.of(text);
        Set<LabeledSpan> spans = new LinkedHashSet<>();
        for (Map<String, Object> answer : values.entries(ColumnRole.ANSWERS)) {
            if (!(answer.get("text") instanceof String said)) {
                throw new RowException("it has an answer without a text");
            }
            if (!said.isEmpty()) {
                CodePointSpan span = place(content, said, offset(answer.get("answer_start"), "answer_start"));
                spans.add(new LabeledSpan(span, RowReader.ANSWER));
            }
        }
        return List.copyOf(spans);
    }

    private static CodePointSpan place(Text content, String said, int start) {
        int length = said.codePointCount(0, said.length());
        Optional<CodePointSpan> written = Optional.of(new CodePointSpan(start, start + length))
                .filter(span -> span.end() <= content.codePoints())
                .filter(span -> content.slice(span).equals(said));
        return written.or(() -> inUtf16(content, said, start))
                .or(() -> nearest(content, said, start))
                .orElseThrow(
                        () -> new RowException("its answer \"" + shortened(said) + "\" does not stand in the text"));
    }

    private static Optional<CodePointSpan> inUtf16(Text content, String said, int start) {
        return content.value().startsWith(said, start) ? Optional.of(at(content, said, start)) : Optional.empty();
    }

    private static Optional<CodePointSpan> nearest(Text content, String said, int start) {
        int from = Math.min(start, content.value().length());
        int before = content.value().lastIndexOf(said, from);
        int after = content.value().indexOf(said, from);
        if (before < 0 && after < 0) {
            return Optional.empty();
        }
        boolean takesAfter = before < 0 || after >= 0 && after - from <= from - before;
        return Optional.of(at(content, said, takesAfter ? after : before));
    }

    private static CodePointSpan at(Text content, String said, int unit) {
        return content.toCodePoints(new Utf16Span(unit, unit + said.length()));
    }

    private static CodePointSpan inside(Text content, int start, int end) {
        if (end <= start || end > content.codePoints()) {
            throw new RowException("its span from " + start + " to " + end + " does not lie in the text of "
                    + content.codePoints() + " characters");
        }
        return new CodePointSpan(start, end);
    }

    private static int offset(Object value, String key) {
        if (value instanceof Number number && number.longValue() >= 0 && number.longValue() < Integer.MAX_VALUE / 2) {
            return number.intValue();
        }
        throw new RowException("its " + key + " is no place in a text: " + value);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
