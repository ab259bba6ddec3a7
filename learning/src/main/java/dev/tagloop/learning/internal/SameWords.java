package dev.tagloop.learning.internal;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person just drew tells more than any model: the same words elsewhere in the text are very likely the same thing, and what the model
 * says about drawn places is settled.
 */
public final class SameWords {
    private SameWords() {}

    /** The model's spans beside the drawn ones, and the drawn ones' words wherever else they stand, by rising start. */
    public static List<ScoredSpan> with(String text, List<LabeledSpan> drawn, List<ScoredSpan> predicted) {
        Text content = Text.of(text);
        List<CodePointSpan> taken =
                new ArrayList<>(drawn.stream().map(LabeledSpan::span).toList());
        List<ScoredSpan> spans = new ArrayList<>();
        for (LabeledSpan span : drawn) {
            for (CodePointSpan again : occurrences(content, span.span())) {
                if (taken.stream().noneMatch(again::overlaps)) {
                    taken.add(again);
                    spans.add(new ScoredSpan(again, span.label(), 1));
                }
            }
        }
        predicted.stream()
                .filter(span -> taken.stream().noneMatch(span.span()::overlaps))
                .forEach(spans::add);
        spans.sort((a, b) -> a.span().compareTo(b.span()));
        return spans;
    }

    private static List<CodePointSpan> occurrences(Text text, CodePointSpan span) {
        String words = text.slice(span);
        List<CodePointSpan> found = new ArrayList<>();
        if (words.isBlank()) {
            return found;
        }
        String all = text.value();
        WordEdges edges = WordEdges.of(all);
        for (int at = all.indexOf(words); at >= 0; at = all.indexOf(words, at + words.length())) {
            int end = at + words.length();
            if (edges.enclose(at, end)) {
                found.add(text.toCodePoints(new Utf16Span(at, end)));
            }
        }
        return found;
    }
}
