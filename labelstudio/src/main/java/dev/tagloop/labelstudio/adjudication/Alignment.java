package dev.tagloop.labelstudio.adjudication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results of several voices on one task, side by side.
 *
 * <p>A mark that enough voices made in the same place with the same labels and answers is a matter of its own, and settled. What remains of
 * one control is put together where it overlaps, and each voice has its say on that stretch, be it that there is nothing. Answers to the
 * whole task are compared by control, relations by the two marks that they join.
 *
 * @param voices their names, in the order given
 * @param items spans in reading order, then answers, then relations
 */
public record Alignment(List<String> voices, List<Item> items) {
    private static final Comparator<Mark> READING = Comparator.comparing(
                    (Mark mark) -> mark.place().orElseThrow().surface())
            .thenComparing(mark -> mark.place().orElseThrow().from())
            .thenComparing(mark -> mark.place().orElseThrow().to(), Comparator.reverseOrder())
            .thenComparing(Mark::control)
            .thenComparing(Mark::key);

    /** Copies both. */
    public Alignment {
        voices = List.copyOf(voices);
        items = List.copyOf(items);
    }

    /**
     * Aligns.
     *
     * @param voices each under a name of its own
     * @param consensus when a matter is settled
     * @throws IllegalArgumentException if two voices have one name
     */
    public static Alignment of(List<Voice> voices, Consensus consensus) {
        return reading(voices).apply(consensus);
    }

    /**
     * Reads voices once, to align them by several rules: reading takes longer than aligning.
     *
     * @throws IllegalArgumentException if two voices have one name
     */
    public static Function<Consensus, Alignment> reading(List<Voice> voices) {
        List<String> names = voices.stream().map(Voice::name).toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("each voice needs a name of its own: " + names);
        }
        List<VoiceMarks> said = voices.stream().map(VoiceMarks::new).toList();
        return consensus -> new Aligning(names, consensus).align(said);
    }

    /** The matters that somebody has to decide. */
    public List<Item> disputes() {
        return items.stream().filter(Item::isDisputed).toList();
    }

    /** Says something else when anything is said that would have to be decided anew. */
    public int fingerprint() {
        return Objects.hash(
                voices,
                items.stream()
                        .map(item -> item.settled()
                                + item.options().stream()
                                        .map(option -> option.voices()
                                                + option.marks().stream()
                                                        .map(Mark::key)
                                                        .collect(Collectors.joining("|")))
                                        .collect(Collectors.joining("/")))
                        .toList());
    }

    /** The work of aligning, for one set of names. */
    private static final class Aligning {
        private final List<String> names;
        private final Consensus consensus;

        Aligning(List<String> names, Consensus consensus) {
            this.names = names;
            this.consensus = consensus;
        }

        Alignment align(List<VoiceMarks> said) {
            List<Item> items = new ArrayList<>();
            items.addAll(spans(marks(said, true)));
            items.addAll(answers(marks(said, false)));
            items.addAll(relations(said));
            return new Alignment(names, items);
        }

        private static List<Mark> marks(List<VoiceMarks> said, boolean placed) {
            return said.stream()
                    .flatMap(voice -> voice.marks().stream())
                    .filter(mark -> mark.place().isPresent() == placed)
                    .toList();
        }

        private List<Item> spans(List<Mark> marks) {
            Map<String, List<Mark>> byKey = new LinkedHashMap<>();
            marks.forEach(mark ->
                    byKey.computeIfAbsent(mark.key(), key -> new ArrayList<>()).add(mark));
            List<List<Mark>> groups = new ArrayList<>();
            List<Mark> rest = new ArrayList<>();
            for (List<Mark> same : byKey.values()) {
                List<String> agreeing =
                        same.stream().map(Mark::voice).distinct().toList();
                if (consensus.settles(Item.Kind.SPAN, agreeing, names)) {
                    groups.add(same);
                } else {
                    rest.addAll(same);
                }
            }
            groups.addAll(overlapping(rest));
            // Those that hang together are in reading order, the others are all in one place.
            groups.sort(Comparator.comparing(List::getFirst, READING));
            return groups.stream().map(group -> item(Item.Kind.SPAN, group)).toList();
        }

        /** Marks of one control that hang together by overlaps. */
        private static List<List<Mark>> overlapping(List<Mark> marks) {
            Map<String, List<Mark>> byControl = new TreeMap<>();
            marks.forEach(mark -> byControl
                    .computeIfAbsent(
                            mark.place().orElseThrow().surface() + " " + mark.control(), key -> new ArrayList<>())
                    .add(mark));
            List<List<Mark>> groups = new ArrayList<>();
            for (List<Mark> some : byControl.values()) {
                some.sort(READING);
                List<Mark> group = new ArrayList<>();
                for (Mark mark : some) {
                    boolean hangs = group.stream()
                            .anyMatch(other -> other.place()
                                    .orElseThrow()
                                    .overlaps(mark.place().orElseThrow()));
                    if (!hangs && !group.isEmpty()) {
                        groups.add(group);
                        group = new ArrayList<>();
                    }
                    group.add(mark);
                }
                groups.add(group);
            }
            return groups;
        }

        private List<Item> answers(List<Mark> marks) {
            Map<String, List<Mark>> byControl = new TreeMap<>();
            marks.forEach(mark -> byControl
                    .computeIfAbsent(mark.control() + ">" + mark.object(), key -> new ArrayList<>())
                    .add(mark));
            return byControl.values().stream()
                    .map(group -> item(Item.Kind.ANSWER, group))
                    .toList();
        }

        private List<Item> relations(List<VoiceMarks> said) {
            Map<String, List<Mark>> byPair = new TreeMap<>();
            // Whichever of the two is named first.
            said.forEach(voice -> voice.relations()
                    .forEach(mark -> byPair.computeIfAbsent(
                                    String.join(" ~ ", new TreeSet<>(mark.ends())), key -> new ArrayList<>())
                            .add(mark)));
            return byPair.values().stream()
                    .map(group -> item(Item.Kind.RELATION, group))
                    .toList();
        }

        private Item item(Item.Kind kind, List<Mark> marks) {
            Map<String, List<Mark>> byVoice = new LinkedHashMap<>();
            names.forEach(name -> byVoice.put(name, new ArrayList<>()));
            marks.forEach(mark -> {
                List<Mark> own = byVoice.get(mark.voice());
                if (own.stream().noneMatch(other -> other.key().equals(mark.key()))) {
                    own.add(mark);
                }
            });
            Map<Set<String>, List<String>> alike = new LinkedHashMap<>();
            byVoice.forEach((voice, own) -> alike.computeIfAbsent(
                            own.stream().map(Mark::key).collect(Collectors.toCollection(TreeSet::new)),
                            keys -> new ArrayList<>())
                    .add(voice));
            // Sorting is stable: of as many voices the first to speak comes first.
            List<Option> options = alike.values().stream()
                    .map(group -> new Option(byVoice.get(group.getFirst()), group))
                    .sorted(Comparator.comparing(Option::isNone)
                            .thenComparing(option -> -option.voices().size()))
                    .toList();
            OptionalInt settled = OptionalInt.empty();
            for (int i = 0; i < options.size(); i++) {
                if (consensus.settles(kind, options.get(i).voices(), names)) {
                    settled = OptionalInt.of(i);
                }
            }
            Mark first = marks.getFirst();
            return new Item(kind, first.control(), first.object(), options, settled);
        }
    }
}
