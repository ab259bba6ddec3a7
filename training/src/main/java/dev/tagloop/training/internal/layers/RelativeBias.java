package dev.tagloop.training.internal.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.training.internal.tensor.Ops;

/** A number for each head and bucket of distance, added to the scores of attention (T5, MPNet). */
public final class RelativeBias {

    private final Slot table;
    private final RelativeBuckets buckets;

    /** A bias over a table of [rows, heads]; it has a row for each bucket. */
    public RelativeBias(Slot table, RelativeBuckets buckets) {
        this.table = table;
        this.buckets = buckets;
    }

    /**
     * [1, heads, queries, keys].
     *
     * @param first position of the first query; keys start at 0
     */
    public NDArray of(NDManager manager, int first, int queries, int keys) {
        long[] rows = new long[queries * keys];
        for (int q = 0; q < queries; q++) {
            for (int k = 0; k < keys; k++) {
                rows[q * keys + k] = buckets.of(k - first - q);
            }
        }
        NDArray bias = Ops.embedding(Ops.longs(manager, rows, 1, queries, keys), table.get());
        return Ops.transpose(bias, 0, 3, 1, 2);
    }
}
