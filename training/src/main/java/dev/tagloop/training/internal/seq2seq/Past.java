package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keys and values of pieces that a decoder has read already, so that each step reads only the last piece. After each step
 * {@link #hold} and then {@link #advance} must be called.
 */
public final class Past implements AutoCloseable {

    private final NDManager all;
    private final Map<Integer, KeyValue> memory = new HashMap<>();
    private Map<Integer, KeyValue> earlier = new HashMap<>();
    private Map<Integer, KeyValue> now = new HashMap<>();
    private NDManager owner;

    /** Nothing read so far. */
    public Past(NDManager parent) {
        this.all = parent.newSubManager();
        this.owner = all.newSubManager();
    }

    /** All keys and values of a layer, those of this step behind the earlier ones. */
    KeyValue own(int layer, KeyValue read) {
        KeyValue before = earlier.get(layer);
        KeyValue whole = before == null
                ? read
                : new KeyValue(
                        Ops.concat(List.of(before.keys(), read.keys()), 2),
                        Ops.concat(List.of(before.values(), read.values()), 2));
        now.put(layer, whole);
        return whole;
    }

    /** A layer's keys and values of the sequence that was read, made at the first step. */
    KeyValue memory(int layer, Supplier<KeyValue> made) {
        return memory.computeIfAbsent(layer, at -> {
            KeyValue fresh = made.get();
            fresh.keys().attach(all);
            fresh.values().attach(all);
            return fresh;
        });
    }

    /** Keeps what a step has made when its manager is closed. */
    public void hold() {
        now.values().forEach(whole -> {
            whole.keys().attach(owner);
            whole.values().attach(owner);
        });
    }

    /**
     * Ends a step.
     *
     * @param rows for each row of the next step the row of this one that it goes on from
     */
    public void advance(int[] rows) {
        NDManager next = all.newSubManager();
        NDArray index = Ops.longs(next, longs(rows), rows.length);
        Map<Integer, KeyValue> chosen = new HashMap<>();
        now.forEach((layer, whole) ->
                chosen.put(layer, new KeyValue(Ops.select(whole.keys(), index), Ops.select(whole.values(), index))));
        owner.close();
        owner = next;
        earlier = chosen;
        now = new HashMap<>();
    }

    private static long[] longs(int[] rows) {
        long[] index = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            index[i] = rows[i];
        }
        return index;
    }

    @Override
    public void close() {
        all.close();
    }
}
