package dev.tagloop.datasets.format;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader for files that hold one row after another: all of them at once, or batch by batch. */
abstract class RowFormat implements TableReader {

    /** Opens a file. */
    abstract RowSource open(DataFile file);

    /** The columns that every file has; empty where the files say. */
    Optional<Features> always() {
        return Optional.empty();
    }

    /** Gives values of rows without declared types theirs; called with all rows, or with one batch after another. */
    RowTyping typing() {
        return rows -> rows;
    }

    /** A step from values as they are written to values with types. */
    interface RowTyping {
        /** The same rows with typed values. */
        List<RawRow> apply(List<RawRow> rows);

        /**
         * The features of rows that {@link #apply} gave, as all rows so far have it.
         *
         * @param before those of the rows before
         */
        default Features features(List<RawRow> typed, Optional<Features> before) {
            return RawRows.features(typed, before);
        }
    }

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        List<RawRow> rows = new ArrayList<>();
        for (DataFile file : files) {
            try (RowSource source = open(file)) {
                for (Optional<RawRow> row = source.next(); row.isPresent(); row = source.next()) {
                    rows.add(row.get());
                }
            }
        }
        Optional<Features> features = declared.or(this::always);
        return RawRows.toTable(features.isPresent() ? rows : typing().apply(rows), features);
    }

    @Override
    public TableBatches batches(List<DataFile> files, Optional<Features> declared) {
        return new RowBatches(this, files, declared.or(this::always));
    }
}
