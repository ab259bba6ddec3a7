package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.labelstudio.model.RelationRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A relation between two spans of a document.
 *
 * @param from the number of the span where it begins, from 0
 * @param to the number of the span where it ends
 * @param label its first name; {@code related} where it has none
 */
record RelationEnds(int from, int to, String label) {
    private static final String UNNAMED = "related";

    /** The relations of a document between spans that were written; of the others notes hear. One in both directions is two. */
    static List<RelationEnds> of(LabelledDocument document, ExportNotes notes) {
        Map<String, Integer> spans = new HashMap<>();
        for (int i = 0; i < document.regions().size(); i++) {
            int number = i;
            document.regions().get(i).id().ifPresent(id -> spans.putIfAbsent(id, number));
        }
        List<RelationEnds> found = new ArrayList<>();
        document.result().stream()
                .filter(RelationRegion.class::isInstance)
                .map(RelationRegion.class::cast)
                .forEach(relation -> {
                    Integer from = spans.get(relation.fromId());
                    Integer to = spans.get(relation.toId());
                    if (from == null || to == null) {
                        notes.note(
                                document.name(), "a relation is left out: it leads to something that is no span here");
                        return;
                    }
                    String label = relation.labels().stream().findFirst().orElse(UNNAMED);
                    String direction = relation.direction().orElse("right");
                    if (!direction.equals("left")) {
                        found.add(new RelationEnds(from, to, label));
                    }
                    if (direction.equals("left") || direction.equals("bi")) {
                        found.add(new RelationEnds(to, from, label));
                    }
                });
        return found;
    }

    static boolean noneIn(LabelledDocument document) {
        return document.result().stream().noneMatch(RelationRegion.class::isInstance);
    }
}
