package dev.tagloop.core.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares the text of an answer with what people say, by the rules of SQuAD's evaluation script: case, ASCII
 * punctuation, English articles and the kind of blanks do not count.
 */
public final class AnswerText {
    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
    private static final Pattern ARTICLES = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:an|a|the)(?![\\p{L}\\p{N}_])");
    /** What Python takes for white space. */
    private static final Pattern BLANKS = Pattern.compile("[\\t-\\r\\x1c-\\x1f\\x85\\p{Z}]+");

    private AnswerText() {}

    /** The words that count, joined by single blanks. */
    public static String normalized(String answer) {
        String plain = PUNCTUATION.matcher(answer.toLowerCase(Locale.ROOT)).replaceAll("");
        return String.join(" ", words(ARTICLES.matcher(plain).replaceAll(" ")));
    }

    /** Whether both are the same answer. */
    public static boolean same(String gold, String predicted) {
        return normalized(gold).equals(normalized(predicted));
    }

    /** The overlap of the words of both as F1, 0 to 1; where one has no words, whether both have none. */
    public static double f1(String gold, String predicted) {
        List<String> goldWords = words(normalized(gold));
        List<String> predictedWords = words(normalized(predicted));
        if (goldWords.isEmpty() || predictedWords.isEmpty()) {
            return goldWords.equals(predictedWords) ? 1 : 0;
        }
        Map<String, Integer> left = new HashMap<>();
        goldWords.forEach(word -> left.merge(word, 1, Integer::sum));
        int same = 0;
        for (String word : predictedWords) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                same++;
            }
        }
        return 2.0 * same / (goldWords.size() + predictedWords.size());
    }

    private static List<String> words(String text) {
        return BLANKS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }
}
