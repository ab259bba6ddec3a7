package dev.tagloop.learning.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What a warm training sees: what is new, and beside it some of what the model knows already, so that it does not forget that (experience replay,
 * Robins 1995).
 */
final class Replay {
    /** For each new document so many old ones. */
    private static final int TIMES = 2;
    /** Fewer would tell too little of what is known. */
    private static final int LEAST = 100;

    private Replay() {}

    /**
     * Chooses.
     *
     * @param documents all
     * @param fresh the places of the new ones among them
     * @param learned those that may be learned from
     * @param seed another one chooses other old documents
     */
    static <D> List<D> of(List<D> documents, List<Integer> fresh, List<D> learned, long seed) {
        Set<D> allowed = Collections.newSetFromMap(new IdentityHashMap<>());
        allowed.addAll(learned);
        Set<Integer> places = new HashSet<>(fresh);
        List<D> chosen = new ArrayList<>();
        List<D> old = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            D document = documents.get(i);
            if (allowed.contains(document)) {
                (places.contains(i) ? chosen : old).add(document);
            }
        }
        Collections.shuffle(old, new Random(seed));
        int count = Math.max(LEAST, TIMES * chosen.size());
        chosen.addAll(old.subList(0, Math.min(old.size(), count)));
        return chosen;
    }
}
