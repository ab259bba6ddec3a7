package dev.tagloop.training.internal.family;

import ai.djl.ndarray.NDArray;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.layers.Heads;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.layers.Scope;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;
import java.util.List;

/**
 * DeBERTa's attention: to how well two pieces fit it adds how well the query fits the key's distance and how well the key
 * fits the query's.
 */
final class DisentangledAttention {

    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear distanceKey;
    private final Linear distanceQuery;
    private final int heads;
    private final int kinds;

    /** Attention with the two kinds of scores that the configuration names, if it is relative at all. */
    DisentangledAttention(ModelConfig config, Scope at, LayerSizes sizes, boolean relative) {
        int hidden = sizes.hidden();
        List<String> named = config.texts("pos_att_type");
        boolean shared = config.flag("share_att_key", false);
        boolean toPlace = relative && named.contains("c2p");
        boolean fromPlace = relative && named.contains("p2c");
        this.query = Linear.of(at, "query_proj", hidden, hidden);
        this.key = Linear.of(at, "key_proj", hidden, hidden);
        this.value = Linear.of(at, "value_proj", hidden, hidden);
        this.distanceKey = toPlace ? shared ? key : Linear.of(at, "pos_key_proj", hidden, hidden) : null;
        this.distanceQuery = fromPlace ? shared ? query : Linear.of(at, "pos_query_proj", hidden, hidden) : null;
        this.heads = sizes.heads();
        this.kinds = 1 + (named.contains("c2p") ? 1 : 0) + (named.contains("p2c") ? 1 : 0);
    }

    /**
     * Values weighted by all kinds of scores.
     *
     * @param places null where attention is not relative
     * @param padding added to the scores, null for nothing
     */
    NDArray mix(NDArray x, RelativeTable.Places places, NDArray padding, Dropout dropout) {
        NDArray queries = Heads.split(query.apply(x), heads);
        NDArray keys = Heads.split(key.apply(x), heads);
        NDArray scores = times(queries, keys);
        if (distanceKey != null) {
            NDArray all = times(queries, Heads.split(distanceKey.apply(places.rows()), heads));
            scores = Ops.add(scores, chosen(all, places.keysOfQueries()));
        }
        if (distanceQuery != null) {
            NDArray all = times(keys, Heads.split(distanceQuery.apply(places.rows()), heads));
            scores = Ops.add(scores, Ops.transpose(chosen(all, places.queriesOfKeys()), 0, 1, 3, 2));
        }
        scores = Ops.scale(scores, 1 / Math.sqrt((double) queries.getShape().get(3) * kinds));
        return Heads.mix(
                padding == null ? scores : Ops.add(scores, padding), Heads.split(value.apply(x), heads), dropout);
    }

    private static NDArray times(NDArray x, NDArray y) {
        return Ops.matMul(x, Ops.transpose(y, 0, 1, 3, 2));
    }

    /** Of the scores with all distances, [rows, heads, width, 2 · span], those of the pairs: [rows, heads, width, width]. */
    private static NDArray chosen(NDArray all, NDArray places) {
        long width = places.getShape().get(3);
        return Ops.gather(
                all, Ops.spread(places, all.getShape().get(0), all.getShape().get(1), width, width));
    }
}
