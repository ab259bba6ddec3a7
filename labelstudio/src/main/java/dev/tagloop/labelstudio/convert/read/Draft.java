package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.read.Document.Link;
import dev.tagloop.labelstudio.convert.read.Document.Mark;
import dev.tagloop.labelstudio.convert.read.Document.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A document while it is read. */
final class Draft {
    private final String file;
    private final long row;
    private final TextUnits text;
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final List<WrittenSpan> tokens = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<String> choices = new LinkedHashSet<>();
    private final Set<String> offers = new LinkedHashSet<>();
    private final Map<String, JsonNode> columns = new LinkedHashMap<>();
    private final RowNotes notes;
    private final Map<List<Long>, String> places = new HashMap<>();
    private final Map<List<Object>, String> labelled = new HashMap<>();
    private boolean exact;
    private int number;
    private Verdict verdict = Verdict.UNSEEN;

    Draft(String file, long row, String text) {
        this.file = file;
        this.row = row;
        this.text = new TextUnits(text);
        this.notes = new RowNotes(file, row);
    }

    TextUnits text() {
        return text;
    }

    /** The offsets are none of the file's, but known to count code points. */
    void exact() {
        exact = true;
    }

    /** @throws RowRefusal if another mark has its id */
    void mark(Mark mark) {
        if (marks.putIfAbsent(mark.id(), mark) != null) {
            throw new RowRefusal(mark.span().field(), "another span has the id " + mark.id() + " too");
        }
        places.putIfAbsent(List.of(mark.span().start(), mark.span().end()), mark.id());
        labelled.putIfAbsent(List.of(mark.span().start(), mark.span().end(), mark.label()), mark.id());
    }

    /** A mark without a name of its own gets the next number. */
    String mark(WrittenSpan span, String label) {
        String id;
        do {
            number++;
            id = "s" + number;
        } while (marks.containsKey(id));
        mark(Mark.of(id, span, label));
        return id;
    }

    /** The id of the first mark with these offsets. */
    Optional<String> markAt(WrittenSpan span) {
        return Optional.ofNullable(places.get(List.of(span.start(), span.end())));
    }

    /** The id of the first mark with these offsets and this label. */
    Optional<String> markAt(WrittenSpan span, String label) {
        return Optional.ofNullable(labelled.get(List.of(span.start(), span.end(), label)));
    }

    boolean hasLabels() {
        return !marks.isEmpty() || !choices.isEmpty();
    }

    void token(WrittenSpan token) {
        tokens.add(token);
    }

    /** @throws RowRefusal if one end is no mark */
    void link(String from, String to, String name, String field) {
        for (String end : List.of(from, to)) {
            if (!marks.containsKey(end)) {
                throw new RowRefusal(field, "no span has the id " + end);
            }
        }
        links.add(new Link(from, to, name));
    }

    void choice(String label) {
        choices.add(label);
    }

    /** A label that the text might have. */
    void offer(String label) {
        offers.add(label);
    }

    void column(String name, JsonNode value) {
        columns.put(name, value);
    }

    void note(String field, String message) {
        notes.add(field, message);
    }

    void verdict(Verdict found) {
        verdict = found;
    }

    Document done() {
        return new Document(
                file,
                row,
                text,
                exact,
                List.copyOf(marks.values()),
                List.copyOf(tokens),
                List.copyOf(links),
                List.copyOf(choices),
                List.copyOf(offers),
                verdict,
                columns,
                notes.list());
    }
}
