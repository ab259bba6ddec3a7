package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.util.Arrays;
import java.util.Optional;

/** A text whose characters can be found by offsets in any unit. Unlike {@link Text} it takes no offset that lies inside a character. */
final class TextUnits {
    private final Text text;
    /** Where each code point begins in UTF-8, and the length; made when it is first asked for. */
    private int[] bytes;

    TextUnits(String text) {
        this.text = Text.of(text);
    }

    String value() {
        return text.value();
    }

    String slice(CodePointSpan span) {
        return text.slice(span);
    }

    /** Whether at a span stands what is said. Spans that are far too long are not looked at, since there may be very many of them. */
    boolean says(CodePointSpan span, Said said) {
        return text.toUtf16(span).length() <= 2 * said.text().length() && said.is(text.slice(span));
    }

    /** Whether a span lies in the text when its offsets count this unit, and what it says stands there. */
    boolean agrees(OffsetUnit unit, WrittenSpan span) {
        return place(unit, span.start(), span.end())
                .filter(place ->
                        span.said().isEmpty() || says(place, span.said().get()))
                .isPresent();
    }

    /** The span that offsets mean in a unit; empty unless {@code 0 <= start <= end <= length} and both lie between characters. */
    Optional<CodePointSpan> place(OffsetUnit unit, long start, long end) {
        if (start < 0 || end < start || end > length(unit)) {
            return Optional.empty();
        }
        return switch (unit) {
            case CODE_POINTS -> Optional.of(new CodePointSpan((int) start, (int) end));
            case UTF16 -> {
                Utf16Span written = new Utf16Span((int) start, (int) end);
                CodePointSpan span = text.toCodePoints(written);
                yield Optional.of(span).filter(found -> text.toUtf16(found).equals(written));
            }
            case UTF8 -> {
                int from = Arrays.binarySearch(bytes(), (int) start);
                int to = Arrays.binarySearch(bytes(), (int) end);
                yield from < 0 || to < 0 ? Optional.empty() : Optional.of(new CodePointSpan(from, to));
            }
        };
    }

    /** How long the text is in a unit. */
    int length(OffsetUnit unit) {
        return switch (unit) {
            case CODE_POINTS -> text.codePoints();
            case UTF16 -> text.value().length();
            case UTF8 -> bytes()[text.codePoints()];
        };
    }

    private int[] bytes() {
        if (bytes == null) {
            bytes = new int[text.codePoints() + 1];
            int point = 0;
            for (int unit = 0; unit < text.value().length(); point++) {
                int character = text.value().codePointAt(unit);
                unit += Character.charCount(character);
                bytes[point + 1] = bytes[point] + width(character);
            }
        }
        return bytes;
    }

    private static int width(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
