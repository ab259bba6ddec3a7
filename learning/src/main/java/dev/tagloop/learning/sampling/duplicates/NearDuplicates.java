package dev.tagloop.learning.sampling.duplicates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds texts that are nearly the same as one that was added before: candidates by locality-sensitive hashing of {@link MinHash} signatures, then the
 * exact Jaccard similarity of their runs of five characters. Not safe for several threads.
 */
public final class NearDuplicates {
    private final double threshold;
    private final List<String> names = new ArrayList<>();
    private final List<Shingles> texts = new ArrayList<>();
    private final Map<Long, List<Integer>> buckets = new HashMap<>();

    /** @param threshold the similarity from which two texts are nearly the same, above 0 to 1 */
    public NearDuplicates(double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the similarity is above 0 and at most 1, not " + threshold);
        }
        this.threshold = threshold;
    }

    /** The similarity of two texts, 0 to 1. */
    public static double similarity(String one, String other) {
        return Shingles.of(one).similarity(Shingles.of(other));
    }

    /** Adds a text under a name. */
    public void add(String name, String text) {
        add(name, Shingles.of(text));
    }

    /** The name of the first text that this one is nearly the same as; empty if there is none. */
    public Optional<String> find(String text) {
        return find(Shingles.of(text));
    }

    /**
     * Adds a text unless it is nearly the same as one that is there.
     *
     * @return the name of that one; empty if the text was added
     */
    public Optional<String> addIfNew(String name, String text) {
        Shingles shingles = Shingles.of(text);
        Optional<String> found = find(shingles);
        if (found.isEmpty()) {
            add(name, shingles);
        }
        return found;
    }

    private void add(String name, Shingles shingles) {
        int place = names.size();
        names.add(name);
        texts.add(shingles);
        for (long band : MinHash.bands(shingles)) {
            buckets.computeIfAbsent(band, key -> new ArrayList<>()).add(place);
        }
    }

    private Optional<String> find(Shingles shingles) {
        Set<Integer> compared = new HashSet<>();
        int first = Integer.MAX_VALUE;
        for (long band : MinHash.bands(shingles)) {
            for (int place : buckets.getOrDefault(band, List.of())) {
                if (place < first && compared.add(place) && texts.get(place).similarity(shingles) >= threshold) {
                    first = place;
                }
            }
        }
        return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(names.get(first));
    }
}
