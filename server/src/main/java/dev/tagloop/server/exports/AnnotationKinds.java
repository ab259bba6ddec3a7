package dev.tagloop.server.exports;

import dev.tagloop.server.annotations.AnnotationRow;

/**
 * Which annotations an export holds; none of the kinds means all, as in the original.
 *
 * @param usual neither skipped nor ground truth
 */
record AnnotationKinds(boolean usual, boolean groundTruth, boolean skipped) {
    static final AnnotationKinds ALL = new AnnotationKinds(false, false, false);

    boolean holds(AnnotationRow row) {
        return equals(ALL)
                || usual && !row.wasCancelled() && !row.groundTruth()
                || groundTruth && row.groundTruth()
                || skipped && row.wasCancelled();
    }
}
