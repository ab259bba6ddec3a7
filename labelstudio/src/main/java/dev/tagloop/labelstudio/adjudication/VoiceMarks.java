package dev.tagloop.labelstudio.adjudication;

import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.RelationRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The marks and relations of one voice. */
final class VoiceMarks {
    private final List<Mark> marks = new ArrayList<>();
    private final List<Mark> relations = new ArrayList<>();

    VoiceMarks(Voice voice) {
        Map<String, List<Region>> byId = new LinkedHashMap<>();
        int without = 0;
        for (Region region : voice.result()) {
            if (!(region instanceof RelationRegion)) {
                String id = region.id().map(text -> "#" + text).orElse("");
                byId.computeIfAbsent(id.isEmpty() ? " " + without++ : id, key -> new ArrayList<>())
                        .add(region);
            }
        }
        Map<String, Mark> known = new HashMap<>();
        for (List<Region> entries : byId.values()) {
            mark(voice.name(), entries).ifPresent(mark -> {
                marks.add(mark);
                mark.id().ifPresent(id -> known.put(id, mark));
            });
        }
        for (Region region : voice.result()) {
            if (region instanceof RelationRegion relation) {
                link(voice.name(), relation, known);
            }
        }
    }

    List<Mark> marks() {
        return marks;
    }

    List<Mark> relations() {
        return relations;
    }

    private static Optional<Mark> mark(String voice, List<Region> entries) {
        List<Region> ordered = new ArrayList<>();
        Optional<Place> place = Optional.empty();
        for (Region entry : entries) {
            Optional<Place> own = place.isEmpty() ? Place.of(entry) : Optional.empty();
            if (own.isPresent()) {
                place = own;
                ordered.addFirst(entry);
            } else {
                ordered.add(entry);
            }
        }
        TreeSet<String> said = new TreeSet<>();
        for (Region entry : ordered) {
            AnswerKey.of(entry).ifPresent(answer -> said.add(entry.fromName().orElse("") + "=" + answer));
        }
        if (place.isEmpty() && said.isEmpty()) {
            return Optional.empty();
        }
        String key = place.map(Place::toString).orElse("")
                + ordered.getFirst().fromName().orElse("") + ">"
                + ordered.getFirst().toName().orElse("") + said;
        return Optional.of(new Mark(voice, ordered, place, List.of(), key));
    }

    private void link(String voice, RelationRegion relation, Map<String, Mark> known) {
        Mark from = known.get(relation.fromId());
        Mark to = known.get(relation.toId());
        if (from == null || to == null) {
            return;
        }
        String direction = relation.direction().orElse("right");
        boolean turned = direction.equals("left");
        String arrow = direction.equals("bi") ? "-" : ">";
        List<String> ends = List.of(from.key(), to.key());
        List<String> named = turned ? ends.reversed() : ends;
        List<String> sorted = arrow.equals("-") ? named.stream().sorted().toList() : named;
        String key = sorted.getFirst() + arrow + sorted.getLast() + new TreeSet<>(relation.labels());
        relations.add(new Mark(voice, List.of(relation), Optional.empty(), ends, key));
    }
}
