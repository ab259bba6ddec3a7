package dev.tagloop.training.internal.family;

/**
 * DeBERTa's buckets of distances: small distances are their own, larger ones share by their logarithm.
 *
 * @param buckets in each direction; not positive for none, so that every distance is its own
 * @param longest distance
 */
record LogBuckets(int buckets, int longest) {

    /** The bucket of a distance, with its sign. */
    int of(int distance) {
        int middle = buckets / 2;
        if (buckets <= 0 || Math.abs(distance) <= middle) {
            return distance;
        }
        // In float32, as the original computes it: the rounding decides about bucket borders.
        float log = (float) Math.log((float) Math.abs(distance) / middle);
        float share = log / (float) Math.log((float) (longest - 1) / middle);
        return Integer.signum(distance) * ((int) Math.ceil(share * (middle - 1)) + middle);
    }
}
