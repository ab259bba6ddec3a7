package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Norm;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/** DeBERTa's table of relative distances, shared by all layers, and which of its rows a query and a key use. */
final class RelativeTable {

    private final Slot table;
    private final Norm norm;
    private final int span;
    private final LogBuckets buckets;

    private RelativeTable(Slot table, Norm norm, int span, LogBuckets buckets) {
        this.table = table;
        this.norm = norm;
        this.span = span;
        this.buckets = buckets;
    }

    /**
     * The table of a batch.
     *
     * @param rows [1, 2 · span, hidden]
     * @param keysOfQueries the row of key k for query q at [1, 1, q, k]
     * @param queriesOfKeys the row of query q for key k at [1, 1, k, q]
     */
    record Places(NDArray rows, NDArray keysOfQueries, NDArray queriesOfKeys) {}

    /** The table of a configuration; null where it has none, though its norm may be stored all the same. */
    static RelativeTable of(ModelConfig config, Scope at, LayerSizes sizes) {
        Norm norm = config.texts("norm_rel_ebd").contains("layer_norm")
                ? Norm.layer(at, "LayerNorm", sizes.hidden(), sizes.epsilon())
                : null;
        if (!config.flag("relative_attention", false)) {
            return null;
        }
        int given = config.integer("max_relative_positions", -1);
        int longest = given < 1 ? config.maxPositions() : given;
        int buckets = config.integer("position_buckets", -1);
        int span = buckets > 0 ? buckets : longest;
        return new RelativeTable(
                at.table("rel_embeddings", 2 * span, sizes.hidden()), norm, span, new LogBuckets(buckets, longest));
    }

    Places places(NDManager manager, int width, Dropout dropout) {
        long[] keysOfQueries = new long[width * width];
        long[] queriesOfKeys = new long[width * width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                keysOfQueries[i * width + j] = within(buckets.of(i - j) + span);
                queriesOfKeys[i * width + j] = within(span - buckets.of(i - j));
            }
        }
        long[] all = new long[2 * span];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        NDArray rows = Ops.embedding(Ops.longs(manager, all, 1, all.length), table.get());
        return new Places(
                dropout.apply(norm == null ? rows : norm.apply(rows)),
                Ops.longs(manager, keysOfQueries, 1, 1, width, width),
                Ops.longs(manager, queriesOfKeys, 1, 1, width, width));
    }

    private long within(int row) {
        return Math.max(0, Math.min(2 * span - 1, row));
    }
}
