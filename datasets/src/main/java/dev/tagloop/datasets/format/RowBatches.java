package dev.tagloop.datasets.format;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import dev.tagloop.datasets.table.ValueBytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Rows a thousand at a time, fewer where they are large. Where no features are declared those of a batch fit all rows so far:
 * a column that comes up later is added, and one of whole numbers may become one of floating-point numbers.
 */
final class RowBatches implements TableBatches {
    private static final int ROWS = 1000;
    private static final long BYTES = 8L << 20;

    private final RowFormat format;
    private final Queue<DataFile> files;
    private final Optional<Features> declared;
    private final RowFormat.RowTyping typing;
    private Features soFar;
    private RowSource source;

    RowBatches(RowFormat format, List<DataFile> files, Optional<Features> declared) {
        this.format = format;
        this.files = new ArrayDeque<>(files);
        this.declared = declared;
        this.typing = format.typing();
    }

    @Override
    public Optional<Table> next() {
        List<RawRow> rows = new ArrayList<>();
        long bytes = 0;
        while (rows.size() < ROWS && bytes < BYTES) {
            Optional<RawRow> row = nextRow();
            if (row.isEmpty()) {
                break;
            }
            rows.add(row.get());
            bytes += ValueBytes.of(row.get().values());
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (declared.isPresent()) {
            return Optional.of(RawRows.toTable(rows, declared));
        }
        List<RawRow> typed = typing.apply(rows);
        soFar = typing.features(typed, Optional.ofNullable(soFar));
        return Optional.of(RawRows.toTable(typed, Optional.of(soFar)));
    }

    private Optional<RawRow> nextRow() {
        while (true) {
            if (source != null) {
                Optional<RawRow> row = source.next();
                if (row.isPresent()) {
                    return row;
                }
                close();
            }
            if (files.isEmpty()) {
                return Optional.empty();
            }
            source = format.open(files.remove());
        }
    }

    @Override
    public void close() {
        RowSource open = source;
        source = null;
        if (open != null) {
            open.close();
        }
    }
}
