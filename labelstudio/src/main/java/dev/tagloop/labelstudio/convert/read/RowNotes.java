package dev.tagloop.labelstudio.convert.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to be told about a row: each message once, with where it is first true and how often. */
final class RowNotes {
    private final String file;
    private final long row;
    private final Map<String, Told> told = new LinkedHashMap<>();

    private record Told(String field, long times) {}

    RowNotes(String file, long row) {
        this.file = file;
        this.row = row;
    }

    void add(String field, String message) {
        told.merge(message, new Told(field, 1), (first, another) -> new Told(first.field(), first.times() + 1));
    }

    List<RowNote> list() {
        return told.entrySet().stream()
                .map(entry -> new RowNote(
                        file,
                        row,
                        entry.getValue().field(),
                        entry.getValue().times() == 1
                                ? entry.getKey()
                                : entry.getKey() + " (" + entry.getValue().times() + " times in the row)"))
                .toList();
    }
}
