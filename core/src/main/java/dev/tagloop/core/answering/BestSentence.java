package dev.tagloop.core.answering;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.text.BreakIterator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentence of a text that shares the most words with a question: the answer that one gets without understanding,
 * and the floor for every model.
 *
 * @param span the sentence without the blanks around it; of equals the first; empty where the text has none
 * @param shared how many different words of the question are in it
 */
public record BestSentence(CodePointSpan span, int shared) {
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Finds it. */
    public static BestSentence of(String question, String context) {
        Set<String> asked = words(question);
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(context);
        Utf16Span best = new Utf16Span(0, 0);
        int most = -1;
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; start = end, end = sentences.next()) {
            Set<String> shared = new HashSet<>(words(context.substring(start, end)));
            shared.retainAll(asked);
            if (shared.size() > most && !context.substring(start, end).isBlank()) {
                most = shared.size();
                best = trimmed(context, start, end);
            }
        }
        return new BestSentence(Text.of(context).toCodePoints(best), Math.max(0, most));
    }

    private static Utf16Span trimmed(String context, int start, int end) {
        String sentence = context.substring(start, end);
        int lead = sentence.length() - sentence.stripLeading().length();
        return new Utf16Span(start + lead, start + sentence.stripTrailing().length());
    }

    private static Set<String> words(String text) {
        return GAPS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
