package dev.tagloop.datasets.internal.starter;

import dev.tagloop.core.split.NumpyRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals the sentences out to train, validation and test, 80 : 10 : 10 within each genre. All sentences, in the order of
 * their files, are permuted as NumPy does with seed 42; in that order the first tenth of each genre is for testing, the
 * next tenth for validation, and rows keep that order, so that any prefix of a split is a mixture of genres.
 */
final class StarterSplits {

    static final long SEED = 42;

    private StarterSplits() {}

    static Map<String, List<StarterSentence>> of(List<StarterSentence> sentences) {
        Map<String, Integer> sizes = new HashMap<>();
        sentences.forEach(sentence -> sizes.merge(sentence.genre(), 1, Integer::sum));
        Map<String, List<StarterSentence>> splits = new LinkedHashMap<>();
        List.of("train", "validation", "test").forEach(name -> splits.put(name, new ArrayList<>()));
        Map<String, Integer> dealt = new HashMap<>();
        for (int index : new NumpyRandom(SEED).permutation(sentences.size())) {
            StarterSentence sentence = sentences.get(index);
            int before = dealt.merge(sentence.genre(), 1, Integer::sum) - 1;
            int tenth = Math.ceilDiv(sizes.get(sentence.genre()), 10);
            String split = before < tenth ? "test" : before < 2 * tenth ? "validation" : "train";
            splits.get(split).add(sentence);
        }
        return splits;
    }
}
