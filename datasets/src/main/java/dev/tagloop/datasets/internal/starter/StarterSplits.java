package dev.tagloop.datasets.internal.starter;

import dev.tagloop.core.split.NumpyRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals units out to train, validation and test, 80 : 10 : 10 within each genre, the small ones rounded up. All units, in the
 * order of their files, are permuted as NumPy does with seed 42; in that order the first tenth of each genre is for testing,
 * the next tenth for validation, and units keep that order, so that any prefix of a split is a mixture of genres.
 */
final class StarterSplits {

    static final long SEED = 42;

    private StarterSplits() {}

    static <U extends StarterUnit> Map<String, List<U>> of(List<U> units) {
        Map<String, Integer> sizes = new HashMap<>();
        units.forEach(unit -> sizes.merge(unit.genre(), 1, Integer::sum));
        Map<String, List<U>> splits = new LinkedHashMap<>();
        List.of("train", "validation", "test").forEach(name -> splits.put(name, new ArrayList<>()));
        Map<String, Integer> dealt = new HashMap<>();
        for (int index : new NumpyRandom(SEED).permutation(units.size())) {
            U unit = units.get(index);
            int before = dealt.merge(unit.genre(), 1, Integer::sum) - 1;
            int tenth = Math.ceilDiv(sizes.get(unit.genre()), 10);
            String split = before < tenth ? "test" : before < 2 * tenth ? "validation" : "train";
            splits.get(split).add(unit);
        }
        return splits;
    }
}
