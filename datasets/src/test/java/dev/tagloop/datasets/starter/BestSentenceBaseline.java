package dev.tagloop.datasets.starter;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.text.BreakIterator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers a question with the sentence that shares the most of its words: what one gets without understanding. */
final class BestSentenceBaseline {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** @param starts where the answers begin, in code points of the context */
    record Question(String context, String text, List<Integer> starts) {}

    private BestSentenceBaseline() {}

    /** The share of the questions whose most similar sentence holds the beginning of an answer. */
    static double hits(List<Question> questions) {
        return questions.stream().mapToInt(question -> isHit(question) ? 1 : 0).sum() / (double) questions.size();
    }

    private static boolean isHit(Question question) {
        Text context = Text.of(question.context());
        Utf16Span best = best(question);
        return question.starts().stream()
                .mapToInt(start ->
                        context.toUtf16(new CodePointSpan(start, start)).start())
                .anyMatch(start -> start >= best.start() && start < best.end());
    }

    private static Utf16Span best(Question question) {
        Set<String> asked = words(question.text());
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(question.context());
        Utf16Span best = new Utf16Span(0, 0);
        int most = -1;
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; start = end, end = sentences.next()) {
            Set<String> shared = new HashSet<>(words(question.context().substring(start, end)));
            shared.retainAll(asked);
            if (shared.size() > most) {
                most = shared.size();
                best = new Utf16Span(start, end);
            }
        }
        return best;
    }

    private static Set<String> words(String text) {
        return WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
