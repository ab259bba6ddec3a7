package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.json.CleanText;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import tools.jackson.databind.JsonNode;

/** Documents that are JSON values. */
final class JsonDocuments implements Documents {
    private final AllRecords records;
    private final RowShape shape;
    private final Queue<Entry> ready = new ArrayDeque<>();

    private JsonDocuments(List<SourceFile> files, RowShape shape) {
        this.records = new AllRecords(files, JsonFile::open);
        this.shape = shape;
    }

    static Source of(List<SourceFile> files, RowShape shape) {
        return new Source() {
            @Override
            public Documents open() {
                return new JsonDocuments(files, shape);
            }

            @Override
            public Iterable<String> remarks() {
                return List.of();
            }
        };
    }

    @Override
    public Entry next() {
        while (ready.isEmpty()) {
            Records.Row row = records.next();
            if (row == null) {
                return null;
            }
            read(row);
        }
        return ready.remove();
    }

    private void read(Records.Row row) {
        if (row.value().isEmpty()) {
            ready.add(new RowError(records.file(), row.row(), "", row.problem()));
            return;
        }
        CleanText text = new CleanText();
        JsonNode clean = text.clean(row.value().get());
        boolean first = true;
        for (JsonNode part : shape.parts(clean)) {
            Entry entry = entry(row.row(), part);
            ready.add(
                    first && text.replaced() > 0 && entry instanceof Document document
                            ? document.noted(text.replaced() + " lone surrogates were replaced by U+FFFD")
                            : entry);
            first = false;
        }
    }

    private Entry entry(long row, JsonNode value) {
        try {
            return shape.read(records.file(), row, value);
        } catch (RowRefusal e) {
            return new RowError(records.file(), row, e.field(), e.getMessage());
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
