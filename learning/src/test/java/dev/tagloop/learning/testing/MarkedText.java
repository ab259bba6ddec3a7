package dev.tagloop.learning.testing;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;

/** Texts in which labelled stretches are written as {@code [words|LABEL]}. */
public final class MarkedText {
    private MarkedText() {}

    public static LabeledText of(String marked) {
        StringBuilder text = new StringBuilder();
        List<LabeledSpan> spans = new ArrayList<>();
        int at = 0;
        for (int open = marked.indexOf('['); open >= 0; open = marked.indexOf('[', at)) {
            text.append(marked, at, open);
            int bar = marked.indexOf('|', open);
            int close = marked.indexOf(']', bar);
            int start = text.codePointCount(0, text.length());
            text.append(marked, open + 1, bar);
            spans.add(new LabeledSpan(
                    new CodePointSpan(start, text.codePointCount(0, text.length())), marked.substring(bar + 1, close)));
            at = close + 1;
        }
        return new LabeledText(text.append(marked.substring(at)).toString(), spans);
    }
}
