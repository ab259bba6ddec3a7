package dev.tagloop.models.internal.graph;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;

/**
 * DeBERTa's relative positions (He et al. 2021): small distances one by one, larger ones by the logarithm, as rows of a
 * table of {@code 2 * span} embeddings.
 *
 * @param span distances that the table tells apart on each side
 * @param buckets buckets on each side, or less than 1 where every distance has its own
 * @param longest the distance of the last bucket
 */
record RelativeBuckets(int span, int buckets, int longest) {

    static RelativeBuckets of(ModelConfig config) {
        int longest = config.integer("max_relative_positions", -1);
        if (longest < 1) {
            longest = config.maxPositions();
        }
        int buckets = config.integer("position_buckets", -1);
        int span = buckets > 0 ? buckets : longest;
        if (longest > 1 << 20 || span > 1 << 20) {
            throw new ModelFormatException("config.json: relative positions up to " + Math.max(longest, span)
                    + " are more than any model of this family has");
        }
        return new RelativeBuckets(span, buckets, longest);
    }

    /** The rows of the table. */
    int rows() {
        return 2 * span;
    }

    /** The largest distance that differs from the next one. */
    int farthest() {
        return Math.max(longest, span);
    }

    /** The row of a distance, the query's place minus the key's. */
    int row(int distance) {
        return Math.clamp(bucket(distance) + (long) span, 0, 2 * span - 1);
    }

    private int bucket(int distance) {
        int middle = buckets / 2;
        if (buckets < 1 || Math.abs(distance) <= middle) {
            return distance;
        }
        // In float32, as the original, so that the edges of the buckets are the same.
        float place = (float) Math.log((float) Math.abs(distance) / middle)
                / (float) Math.log((float) ((longest - 1) / (double) middle))
                * (middle - 1);
        int far = (int) Math.ceil(place) + middle;
        return distance < 0 ? -far : far;
    }
}
