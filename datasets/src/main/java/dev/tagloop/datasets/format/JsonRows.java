package dev.tagloop.datasets.format;

import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a JSON file: one object after another (usually one a line), one array of objects, or one object whose key
 * {@code field} holds that array.
 */
public final class JsonRows {

    private JsonRows() {}

    /**
     * Reads all rows.
     *
     * @param field the key that holds the rows, if they are not at the top
     * @throws dev.tagloop.datasets.DatasetException if the file is not JSON of that form, with the line
     */
    public static List<RawRow> read(DataFile file, Optional<String> field) {
        List<RawRow> rows = new ArrayList<>();
        try (JsonSource source = new JsonSource(file, field)) {
            for (Optional<RawRow> row = source.next(); row.isPresent(); row = source.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
