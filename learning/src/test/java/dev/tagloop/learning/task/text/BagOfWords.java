package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ClassifiedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Multinomial naive Bayes over words, smoothed by one: the floor that an encoder must be above. */
final class BagOfWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, Map<String, Integer>> words = new TreeMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    BagOfWords(List<ClassifiedText> train) {
        for (ClassifiedText text : train) {
            String label = text.labels().getFirst();
            texts.merge(label, 1, Integer::sum);
            Map<String, Integer> counts = words.computeIfAbsent(label, key -> new HashMap<>());
            for (String word : words(text.text())) {
                counts.merge(word, 1, Integer::sum);
                totals.merge(label, 1, Integer::sum);
                vocabulary.add(word);
            }
        }
    }

    ClassifiedText predict(ClassifiedText text) {
        String best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (String label : words.keySet()) {
            double score = Math.log(texts.get(label));
            for (String word : words(text.text())) {
                int count = words.get(label).getOrDefault(word, 0);
                score += Math.log((count + 1.0) / (totals.get(label) + vocabulary.size()));
            }
            if (score > highest) {
                highest = score;
                best = label;
            }
        }
        return text.withLabels(List.of(best));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
