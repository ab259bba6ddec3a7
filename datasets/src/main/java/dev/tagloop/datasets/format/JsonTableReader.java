package dev.tagloop.datasets.format;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads JSON files, in each form that {@link JsonRows} knows. */
final class JsonTableReader implements TableReader {

    private final Optional<String> field;

    JsonTableReader(ReaderOptions options) {
        options.expectOnly("JSON", Set.of("field", "encoding"));
        this.field = options.text("field");
    }

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        List<RawRow> rows = new ArrayList<>();
        files.forEach(file -> rows.addAll(JsonRows.read(file, field)));
        return RawRows.toTable(rows, declared);
    }
}
