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

/** The rows of a JSON file in each of the forms of {@link JsonRows}; of the file only one row is in memory. */
final class JsonSource implements RowSource {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final DataFile file;
    private final InputStream in;
    private final JsonParser parser;
    private final Optional<String> field;
    private boolean begun;
    private boolean ended;

    JsonSource(DataFile file, Optional<String> field) {
        this.file = file;
        this.field = field;
        InputStream opened = null;
        try {
            opened = Compressed.open(file);
            in = opened;
            parser = MAPPER.createParser(in);
        } catch (IOException | RuntimeException e) {
            closeQuietly(opened);
            throw e instanceof DatasetException known ? known : unreadable(e);
        }
    }

    @Override
    public Optional<RawRow> next() {
        if (ended) {
            return Optional.empty();
        }
        try {
            JsonToken token = begun ? parser.nextToken() : begin();
            begun = true;
            if (token == null || token == JsonToken.END_ARRAY) {
                ended = true;
                return Optional.empty();
            }
            long line = parser.currentTokenLocation().getLineNr();
            return Optional.of(row(line, parser.readValueAs(Object.class)));
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new DatasetException(
                    file.location() + ", line " + line + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Goes to the first row. */
    private JsonToken begin() {
        if (field.isPresent()) {
            goTo(field.get());
            return parser.nextToken();
        }
        JsonToken token = parser.nextToken();
        return token == JsonToken.START_ARRAY ? parser.nextToken() : token;
    }

    private void goTo(String name) {
        List<String> keys = new ArrayList<>();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                keys.add(parser.currentName());
                boolean found = parser.currentName().equals(name);
                if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new DatasetException(
                file.location() + ": there is no array under \"" + name + "\". The keys are " + keys);
    }

    private RawRow row(long line, Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new DatasetException(file.location() + ", line " + line
                    + ": a row must be an object {\"column\": value}, but is "
                    + (json == null ? "null" : "a " + json.getClass().getSimpleName()));
        }
        @SuppressWarnings("unchecked") // Jackson makes maps from JSON objects, whose keys are strings.
        Map<String, Object> values = (Map<String, Object>) map;
        return new RawRow(values, file.location(), line);
    }

    @Override
    public void close() {
        ended = true;
        try (in) {
            parser.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private DatasetException unreadable(Exception e) {
        return new DatasetException(file.location() + " cannot be read: " + e.getMessage(), e);
    }

    private static void closeQuietly(InputStream opened) {
        try (opened) {
            // What went wrong before is what counts.
        } catch (IOException alsoBroken) {
            throw new DatasetException("A file cannot be closed: " + alsoBroken.getMessage(), alsoBroken);
        }
    }
}
