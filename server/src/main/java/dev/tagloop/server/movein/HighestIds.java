package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.move.MoveSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The highest ids of a source, asked for before anything is stored: while the writer waits, nobody is asked. */
final class HighestIds {
    private static final Set<String> KINDS = Set.of("tasks", "annotations", "predictions");

    private final Map<String, Long> known = new HashMap<>();

    private HighestIds() {}

    static HighestIds of(MoveSource source) {
        HighestIds ids = new HighestIds();
        KINDS.forEach(kind -> ids.known.put(kind, source.highestId(kind)));
        return ids;
    }

    /** 0 for a table that the source need not be asked about. */
    long of(String table) {
        return known.getOrDefault(table, 0L);
    }
}
