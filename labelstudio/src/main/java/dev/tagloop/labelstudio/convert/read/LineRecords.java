package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import java.util.regex.Pattern;

/** A JSON value a line; blank lines are passed over. */
final class LineRecords implements Records {
    private static final Pattern FIRST_LINE = Pattern.compile("\\(line 1, ");

    private final Lines lines;

    LineRecords(SourceFile file) {
        this.lines = Lines.of(file);
    }

    @Override
    public Row next() {
        Lines.Line line = lines.next();
        while (line != null && line.text().filter(String::isBlank).isPresent()) {
            line = lines.next();
        }
        return line == null ? null : read(line);
    }

    private static Row read(Lines.Line line) {
        if (line.text().isEmpty()) {
            return Row.broken(line.number(), line.problem());
        }
        try {
            return Row.of(line.number(), Json.read(line.text().get()));
        } catch (JsonException e) {
            // Each line is a document of its own to the reader.
            return Row.broken(line.number(), FIRST_LINE.matcher(e.getMessage()).replaceFirst("("));
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
