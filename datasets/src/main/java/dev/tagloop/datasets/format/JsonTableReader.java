package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON: one object after another (usually one a line), one array of objects, or one object whose key {@code field}
 * holds that array.
 */
final class JsonTableReader implements TableReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Optional<String> field;

    JsonTableReader(ReaderOptions options) {
        options.expectOnly("JSON", Set.of("field", "encoding"));
        this.field = options.text("field");
    }

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        List<RawRow> rows = new ArrayList<>();
        for (DataFile file : files) {
            try (InputStream in = Compressed.open(file);
                    JsonParser parser = MAPPER.createParser(in)) {
                readFile(file, parser, rows);
            } catch (JacksonException e) {
                long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
                throw new DatasetException(
                        file.location() + ", line " + line + ": not valid JSON: " + e.getOriginalMessage(), e);
            } catch (IOException e) {
                throw new DatasetException(file.location() + " cannot be read: " + e.getMessage(), e);
            }
        }
        return RawRows.toTable(rows, declared);
    }

    private void readFile(DataFile file, JsonParser parser, List<RawRow> rows) {
        if (field.isPresent()) {
            readField(file, parser, rows);
            return;
        }
        JsonToken token = parser.nextToken();
        boolean array = token == JsonToken.START_ARRAY;
        if (array) {
            token = parser.nextToken();
        }
        while (token != null && token != JsonToken.END_ARRAY) {
            long line = parser.currentTokenLocation().getLineNr();
            rows.add(new RawRow(object(file, line, parser.readValueAs(Object.class)), file.location(), line));
            token = parser.nextToken();
        }
    }

    private void readField(DataFile file, JsonParser parser, List<RawRow> rows) {
        parser.nextToken();
        Map<String, Object> root = object(file, 1, parser.readValueAs(Object.class));
        if (!(root.get(field.get()) instanceof List<?> list)) {
            throw new DatasetException(file.location() + ": there is no array under \"" + field.get()
                    + "\". The keys are " + root.keySet());
        }
        int row = 1;
        for (Object element : list) {
            rows.add(new RawRow(object(file, row, element), file.location(), row));
            row++;
        }
    }

    private static Map<String, Object> object(DataFile file, long line, Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new DatasetException(
                    file.location() + ", line " + line + ": a row must be an object {\"column\": value}," + " but is "
                            + (json == null ? "null" : "a " + json.getClass().getSimpleName()));
        }
        @SuppressWarnings("unchecked") // Jackson makes maps from JSON objects, whose keys are strings.
        Map<String, Object> row = (Map<String, Object>) map;
        return row;
    }
}
