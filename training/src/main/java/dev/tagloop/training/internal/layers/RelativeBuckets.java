package dev.tagloop.training.internal.layers;

/** T5's buckets of distances: small ones each on its own, larger ones together by their logarithm. */
public record RelativeBuckets(int buckets, int maxDistance, boolean bothDirections) {

    /** The bucket of a key at {@code relative} = its position - the query's. */
    public int of(int relative) {
        int half = bothDirections ? buckets / 2 : buckets;
        int offset = bothDirections && relative > 0 ? half : 0;
        int distance = bothDirections ? Math.abs(relative) : Math.max(0, -relative);
        int exact = half / 2;
        if (distance < exact) {
            return offset + distance;
        }
        // In float32, as the original computes it: the rounding decides about bucket borders.
        float log = (float) Math.log((float) distance / exact);
        int larger = exact + (int) (log / (float) Math.log((double) maxDistance / exact) * (half - exact));
        return offset + Math.min(half - 1, larger);
    }
}
