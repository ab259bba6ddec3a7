package dev.tagloop.datasets.format;

import dev.tagloop.datasets.source.DataFile;
import java.util.Optional;
import java.util.Set;

/** Reads JSON files, in each form that {@link JsonRows} knows. */
final class JsonTableReader extends RowFormat {

    private final Optional<String> field;

    JsonTableReader(ReaderOptions options) {
        options.expectOnly("JSON", Set.of("field", "encoding"));
        this.field = options.text("field");
    }

    @Override
    RowSource open(DataFile file) {
        return new JsonSource(file, field);
    }
}
