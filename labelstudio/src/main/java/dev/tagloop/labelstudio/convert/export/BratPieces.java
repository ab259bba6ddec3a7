package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which regions are pieces of one span: those below a region that have its labels, lie behind it and behind one another, and of which
 * nothing else is said. So are spans of brat in several pieces kept here.
 */
final class BratPieces {
    private BratPieces() {}

    /** The numbers of the pieces, in the order of the text, by that of the first. */
    static SequencedMap<Integer, List<Integer>> of(
            LabelledDocument document, List<RelationEnds> relations, Set<Integer> described) {
        List<LabelsRegion> regions = document.regions();
        Set<Integer> related = relations.stream()
                .flatMap(relation -> Stream.of(relation.from(), relation.to()))
                .collect(Collectors.toSet());
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < regions.size(); i++) {
            int number = i;
            regions.get(i).id().ifPresent(id -> byId.putIfAbsent(id, number));
        }
        Set<String> parents =
                regions.stream().flatMap(region -> parent(region).stream()).collect(Collectors.toSet());
        SequencedMap<Integer, List<Integer>> found = new TreeMap<>();
        Map<Integer, List<Integer>> candidates = new TreeMap<>();
        for (int i = 0; i < regions.size(); i++) {
            LabelsRegion region = regions.get(i);
            Integer first = parent(region).map(byId::get).orElse(null);
            boolean plain = first != null
                    && first != i
                    && parent(regions.get(first)).isEmpty()
                    && region.labels().equals(regions.get(first).labels())
                    && region.notes().isEmpty()
                    && !related.contains(i)
                    && !described.contains(i)
                    && region.id().filter(parents::contains).isEmpty();
            if (plain) {
                candidates.computeIfAbsent(first, number -> new ArrayList<>()).add(i);
            } else {
                found.put(i, new ArrayList<>(List.of(i)));
            }
        }
        candidates.forEach((first, below) -> {
            below.sort(Comparator.comparing(number -> place(document, number).start()));
            for (int number : below) {
                List<Integer> pieces = found.get(first);
                if (place(document, pieces.getLast()).end()
                        <= place(document, number).start()) {
                    pieces.add(number);
                } else {
                    found.put(number, List.of(number));
                }
            }
        });
        return found;
    }

    private static CodePointSpan place(LabelledDocument document, int number) {
        return document.labelled().spans().get(number).span();
    }

    private static Optional<String> parent(LabelsRegion region) {
        return region.json().text("parentID").filter(id -> !id.isEmpty());
    }
}
