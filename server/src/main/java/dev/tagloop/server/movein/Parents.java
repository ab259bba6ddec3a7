package dev.tagloop.server.movein;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an annotation was made from, in one table. Mostly it came shortly before; others are looked for when all have come. */
final class Parents {
    private record Waiting(long annotation, long parent) {}

    private final String column;
    private final String table;
    /** Only those that have another id here. */
    private final Map<Long, Long> renumbered = new HashMap<>();

    private final List<Waiting> waiting = new ArrayList<>();
    private long lost;

    private Parents(String column, String table) {
        this.column = column;
        this.table = table;
    }

    static Parents predictions() {
        return new Parents("parent_prediction", "predictions");
    }

    static Parents annotations() {
        return new Parents("parent_annotation", "annotations");
    }

    void came(long there, long here) {
        if (there != here) {
            renumbered.put(there, here);
        }
    }

    /** Notes an annotation's parent. @param here the annotation's id here, @param parent as the source names it; null for none */
    void of(long here, Long parent) {
        if (parent != null) {
            waiting.add(new Waiting(here, parent));
        }
    }

    long renumbered() {
        return renumbered.size();
    }

    /** Parents that were gone in the source already, or were of another project. */
    long lost() {
        return lost;
    }

    /** Settles some of them. @return whether there are more */
    boolean settleSome(Handle handle, long project, int most) {
        for (int i = 0; i < most && !waiting.isEmpty(); i++) {
            Waiting child = waiting.removeLast();
            lost += 1
                    - handle.createUpdate("UPDATE annotations SET " + column + " = :parent WHERE id = :annotation"
                                    + " AND EXISTS (SELECT 1 FROM " + table
                                    + " p WHERE p.id = :parent AND p.project_id = :project)")
                            .bind("parent", here(child.parent()).orElse(child.parent()))
                            .bind("annotation", child.annotation())
                            .bind("project", project)
                            .execute();
        }
        return !waiting.isEmpty();
    }

    /** The id here of one that has another here than there. */
    Optional<Long> here(long there) {
        return Optional.ofNullable(renumbered.get(there));
    }
}
