package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of all that makes offsets differ, with spans anywhere in them. */
final class RandomTexts {
    private static final List<String> PIECES = List.of(
            "a", "Bob", " ", "  ", "\n", "\r\n", "\t", "😀", "👩🏽‍💻", "🇩🇪", "e\u0301", "é", "שלום", "مرحبا", "北京",
            "𠀀", "\"", "\\", "\u00a0", "\u2028", "\ufffd", "\\n", ".", "\u0000");
    private static final List<String> LABELS = List.of("PER", "ORG", "B-cell", "Größe", "a b", "<&\">");

    private final Random random;

    RandomTexts(long seed) {
        random = new Random(seed);
    }

    /** A text in which each unit puts this span on other characters. */
    static LabeledText telling() {
        return new LabeledText("é😀 xyz tuvw", List.of(new LabeledSpan(new CodePointSpan(3, 6), "PER")));
    }

    LabeledText next() {
        return next(PIECES);
    }

    LabeledText next(List<String> pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 30); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        int length = text.codePointCount(0, text.length());
        List<LabeledSpan> spans = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int start = random.nextInt(length);
            int end = random.nextInt(start + 1, length + 1);
            spans.add(new LabeledSpan(new CodePointSpan(start, end), LABELS.get(random.nextInt(LABELS.size()))));
        }
        return new LabeledText(text.toString(), spans);
    }

    /** An offset in code points, counted in another unit. */
    static int offset(String text, int codePoints, OffsetUnit unit) {
        String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
        return switch (unit) {
            case CODE_POINTS -> codePoints;
            case UTF16 -> before.length();
            case UTF8 -> before.getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
