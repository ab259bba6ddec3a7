package dev.tagloop.training.internal.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Batches of items of similar length in a random order, so that little is padded and the order still differs in each
 * epoch: shuffled items are taken in pools of 16 batches, each pool sorted by length and cut, all batches shuffled.
 */
public final class LengthBuckets {

    private static final int POOL = 16;

    private LengthBuckets() {}

    /**
     * The batches of one epoch; every item is in exactly one.
     *
     * @param seed decides the order, the same for equal seeds on every platform
     */
    public static <T> List<List<T>> batches(List<T> items, ToIntFunction<T> length, int batchSize, long seed) {
        return batches(items, length, batchSize, 0, seed);
    }

    /**
     * As the other one, with a limit beside their number for long items.
     *
     * @param tokenBudget how many pieces a batch holds at most, each item as long as the longest; 0 for no limit. An item
     *     that is longer makes a batch of its own
     */
    public static <T> List<List<T>> batches(
            List<T> items, ToIntFunction<T> length, int batchSize, int tokenBudget, long seed) {
        Random random = new Random(seed);
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += POOL * batchSize) {
            List<T> pool = new ArrayList<>(shuffled.subList(from, Math.min(shuffled.size(), from + POOL * batchSize)));
            pool.sort(Comparator.comparingInt(length));
            batches.addAll(tokenBudget == 0 ? cut(pool, batchSize) : cut(pool, length, batchSize, tokenBudget));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    /** Batches in the order of length, for evaluation. */
    public static <T> List<List<T>> sorted(List<T> items, ToIntFunction<T> length, int batchSize) {
        List<T> ordered = new ArrayList<>(items);
        ordered.sort(Comparator.comparingInt(length));
        return cut(ordered, batchSize);
    }

    private static <T> List<List<T>> cut(List<T> items, int batchSize) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += batchSize) {
            batches.add(List.copyOf(items.subList(from, Math.min(items.size(), from + batchSize))));
        }
        return batches;
    }

    /** Of items that grow longer: the last one of a batch says how long all are. */
    private static <T> List<List<T>> cut(List<T> items, ToIntFunction<T> length, int batchSize, int tokenBudget) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        for (T item : items) {
            boolean full =
                    batch.size() == batchSize || (long) (batch.size() + 1) * length.applyAsInt(item) > tokenBudget;
            if (full && !batch.isEmpty()) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
