package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a JSON file: one object after another (usually one a line), one array of objects, or one object whose key
 * {@code field} holds that array.
 */
public final class JsonRows {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonRows() {}

    /**
     * Reads all rows.
     *
     * @param field the key that holds the rows, if they are not at the top
     * @throws DatasetException if the file is not JSON of that form, with the line
     */
    public static List<RawRow> read(DataFile file, Optional<String> field) {
        try (InputStream in = Compressed.open(file);
                JsonParser parser = MAPPER.createParser(in)) {
            return field.isPresent() ? ofField(file, parser, field.get()) : ofRoot(file, parser);
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new DatasetException(
                    file.location() + ", line " + line + ": not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DatasetException(file.location() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<RawRow> ofRoot(DataFile file, JsonParser parser) {
        List<RawRow> rows = new ArrayList<>();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY) {
            token = parser.nextToken();
        }
        while (token != null && token != JsonToken.END_ARRAY) {
            long line = parser.currentTokenLocation().getLineNr();
            rows.add(row(file, line, parser.readValueAs(Object.class)));
            token = parser.nextToken();
        }
        return rows;
    }

    private static List<RawRow> ofField(DataFile file, JsonParser parser, String field) {
        parser.nextToken();
        Map<String, Object> root =
                row(file, 1, parser.readValueAs(Object.class)).values();
        if (!(root.get(field) instanceof List<?> list)) {
            throw new DatasetException(
                    file.location() + ": there is no array under \"" + field + "\". The keys are " + root.keySet());
        }
        List<RawRow> rows = new ArrayList<>();
        for (Object element : list) {
            rows.add(row(file, rows.size() + 1L, element));
        }
        return rows;
    }

    private static RawRow row(DataFile file, long line, Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new DatasetException(file.location() + ", line " + line
                    + ": a row must be an object {\"column\": value}, but is "
                    + (json == null ? "null" : "a " + json.getClass().getSimpleName()));
        }
        @SuppressWarnings("unchecked") // Jackson makes maps from JSON objects, whose keys are strings.
        Map<String, Object> values = (Map<String, Object>) map;
        return new RawRow(values, file.location(), line);
    }
}
