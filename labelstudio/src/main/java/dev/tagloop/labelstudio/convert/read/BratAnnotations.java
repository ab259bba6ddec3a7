package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.read.Document.Mark;
import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of an {@code .ann} file. Spans become marks, one for each piece that stands apart; relations and the arguments of events
 * become links; attributes and notes go with their span. What has no place is told.
 */
final class BratAnnotations {
    private final SourceFile file;
    private final Draft draft;
    /** Spans by their brat id, in the order of the file. */
    private final Map<String, BratSpan> spans = new LinkedHashMap<>();
    /** Which span triggers an event. */
    private final Map<String, String> triggers = new LinkedHashMap<>();

    private final Map<String, List<String>> remarks = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
    private final List<Later> links = new ArrayList<>();

    /** A relation whose ends may be written further down. */
    private record Later(String from, String to, String name, String field) {}

    BratAnnotations(SourceFile file, String text) {
        this.file = file;
        this.draft = new Draft(file.name(), 1, text);
    }

    /** @throws RowRefusal if a line is none of brat's, or names what is not there */
    Document read() {
        long characters = 0;
        try (Lines lines = Lines.of(file)) {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                String field = "line " + line.number();
                String problem = line.problem();
                String content = line.text().orElseThrow(() -> new RowRefusal(field, problem));
                characters += content.length();
                if (characters > Lines.MOST_BYTES) {
                    throw new RowRefusal(field, "its annotations are longer than " + (Lines.MOST_BYTES >> 20) + " MiB");
                }
                if (!content.isBlank()) {
                    line(content, field);
                }
            }
        }
        attachToTriggers();
        spans.forEach(this::mark);
        links.forEach(link -> draft.link(target(link.from()), target(link.to()), link.name(), link.field()));
        draft.verdict(draft.hasLabels() ? Verdict.LABELLED : Verdict.UNSEEN);
        return draft.done();
    }

    private void line(String line, String field) {
        String[] parts = line.split("\t", 3);
        if (parts.length < 2) {
            throw none(field);
        }
        switch (line.charAt(0)) {
            case 'T' -> span(parts, field);
            case 'R' -> relation(parts[1].strip().split(" "), field);
            case 'E' -> event(parts[0], parts[1].strip().split(" "), field);
            case 'A', 'M' -> attribute(parts[1].strip().split(" "), field);
            case '#' -> note(parts, field);
            case 'N' -> draft.note(field, "the link into a knowledge base was not kept");
            case '*' -> draft.note(field, "what is said to mean the same was not kept");
            default -> throw none(field);
        }
    }

    private static RowRefusal none(String field) {
        return new RowRefusal(field, "it is no annotation of brat");
    }

    private void span(String[] parts, String field) {
        int blank = parts[1].indexOf(' ');
        if (blank < 0) {
            throw none(field);
        }
        List<BratSpan.Piece> pieces = new ArrayList<>();
        for (String piece : parts[1].substring(blank + 1).strip().split(";")) {
            String[] offsets = piece.split(" ");
            if (offsets.length != 2) {
                throw none(field);
            }
            pieces.add(new BratSpan.Piece(offset(offsets[0], field), offset(offsets[1], field)));
        }
        if (pieces.isEmpty()) {
            throw none(field);
        }
        Optional<String> said = parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
        String label = RowFields.label(parts[1].substring(0, blank), field);
        if (spans.putIfAbsent(parts[0], new BratSpan(label, pieces, said, field)) != null) {
            throw new RowRefusal(field, "another span has the id " + parts[0] + " too");
        }
    }

    private static long offset(String digits, String field) {
        if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            throw none(field);
        }
        return Long.parseLong(digits);
    }

    private void relation(String[] words, String field) {
        if (words.length != 3) {
            throw none(field);
        }
        links.add(new Later(
                argument(words[1], field), argument(words[2], field), RowFields.label(words[0], field), field));
    }

    private void event(String id, String[] words, String field) {
        String trigger = argument(words[0], field);
        triggers.put(id, trigger);
        for (int i = 1; i < words.length; i++) {
            String role = words[i].substring(0, Math.max(0, words[i].indexOf(':')));
            links.add(new Later(trigger, argument(words[i], field), RowFields.label(role, field), field));
        }
        draft.note(field, "the event was kept as relations from its trigger");
    }

    private static String argument(String word, String field) {
        int colon = word.indexOf(':');
        if (colon < 0 || colon == word.length() - 1) {
            throw none(field);
        }
        return word.substring(colon + 1);
    }

    private void attribute(String[] words, String field) {
        if (words.length < 2) {
            throw none(field);
        }
        String name = RowFields.label(words[0], field);
        if (words[1].startsWith("R")) {
            draft.note(field, "the attribute of a relation was not kept");
            return;
        }
        attributes
                .computeIfAbsent(words[1], id -> new LinkedHashMap<>())
                .put(name, words.length == 2 ? name : RowFields.label(words[2], field));
    }

    private void note(String[] parts, String field) {
        String[] words = parts[1].strip().split(" ");
        boolean ofSpan =
                words.length == 2 && (words[1].startsWith("T") || words[1].startsWith("E")) && parts.length == 3;
        if (ofSpan) {
            remarks.computeIfAbsent(words[1], id -> new ArrayList<>()).add(parts[2]);
        } else {
            draft.note(field, "the note was not kept, since it belongs to no span");
        }
    }

    /** What is said about an event is said about its trigger here. */
    private void attachToTriggers() {
        triggers.forEach((event, trigger) -> {
            Optional.ofNullable(remarks.remove(event))
                    .ifPresent(texts -> remarks.computeIfAbsent(trigger, id -> new ArrayList<>())
                            .addAll(texts));
            Optional.ofNullable(attributes.remove(event))
                    .ifPresent(values -> attributes
                            .computeIfAbsent(trigger, id -> new LinkedHashMap<>())
                            .putAll(values));
        });
    }

    private void mark(String id, BratSpan span) {
        List<WrittenSpan> written = span.spans(draft.text());
        for (int i = 0; i < written.size(); i++) {
            draft.mark(new Mark(
                    i == 0 ? id : id + "." + (i + 1),
                    written.get(i),
                    span.label(),
                    i == 0 ? "" : id,
                    i == 0 ? remarks.getOrDefault(id, List.of()) : List.of(),
                    i == 0 ? attributes.getOrDefault(id, Map.of()) : Map.of()));
        }
        if (written.size() > 1) {
            draft.note(span.field(), "a span in pieces became a region a piece, the others below the first");
        }
    }

    private String target(String id) {
        return triggers.getOrDefault(id, id);
    }
}
