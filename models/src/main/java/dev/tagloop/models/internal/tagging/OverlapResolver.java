package dev.tagloop.models.internal.tagging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the entities of overlapping windows together: of two that overlap the longer one stays, of equals the surer. */
final class OverlapResolver {
    private OverlapResolver() {}

    static List<Tagged> resolve(List<Tagged> entities) {
        List<Tagged> sorted = new ArrayList<>(entities);
        sorted.sort(Comparator.comparingInt(entity -> entity.span().start()));
        List<Tagged> kept = new ArrayList<>();
        Tagged open = null;
        for (Tagged entity : sorted) {
            if (open == null || entity.span().start() >= open.span().end()) {
                if (open != null) {
                    kept.add(open);
                }
                open = entity;
            } else if (isBetter(entity, open)) {
                open = entity;
            }
        }
        if (open != null) {
            kept.add(open);
        }
        return kept;
    }

    private static boolean isBetter(Tagged entity, Tagged than) {
        int length = entity.span().length();
        int other = than.span().length();
        return length > other || length == other && entity.score() > than.score();
    }
}
