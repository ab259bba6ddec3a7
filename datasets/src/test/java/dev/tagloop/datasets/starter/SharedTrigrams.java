package dev.tagloop.datasets.starter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds texts that are too much alike: those that share more than half of their word trigrams. */
final class SharedTrigrams {
    private static final double MOST_SHARED = 0.5;

    private SharedTrigrams() {}

    /** @param byName the words of texts by their names; a line a pair, {@code news-0002 news-0001} */
    static List<String> pairs(Map<String, List<String>> byName) {
        List<String> names = List.copyOf(byName.keySet());
        List<Set<List<String>>> trigrams =
                byName.values().stream().map(SharedTrigrams::trigrams).toList();
        Map<List<String>, List<Integer>> users = new HashMap<>();
        for (int i = 0; i < trigrams.size(); i++) {
            for (List<String> trigram : trigrams.get(i)) {
                users.computeIfAbsent(trigram, key -> new ArrayList<>()).add(i);
            }
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < trigrams.size(); i++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (List<String> trigram : trigrams.get(i)) {
                for (int other : users.get(trigram)) {
                    shared.merge(other, 1, Integer::sum);
                }
            }
            for (Map.Entry<Integer, Integer> pair : shared.entrySet()) {
                int union = trigrams.get(i).size() + trigrams.get(pair.getKey()).size() - pair.getValue();
                if (pair.getKey() < i && (double) pair.getValue() / union > MOST_SHARED) {
                    pairs.add(names.get(i) + " " + names.get(pair.getKey()));
                }
            }
        }
        return pairs;
    }

    /** The words of a text in lower case. */
    static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }

    private static Set<List<String>> trigrams(List<String> words) {
        Set<List<String>> trigrams = new HashSet<>();
        for (int i = 0; i == 0 || i + 3 <= words.size(); i++) {
            trigrams.add(words.subList(i, Math.min(i + 3, words.size())));
        }
        return trigrams;
    }
}
