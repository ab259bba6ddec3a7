package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The format that loses nothing: an array of the tasks as they are. */
final class JsonWriter implements ExportWriter {
    @Override
    public void write(TaskSource tasks, OutputStream out) throws IOException {
        out.write('[');
        boolean[] first = {true};
        tasks.forEach(task -> {
            if (!first[0]) {
                out.write(',');
            }
            first[0] = false;
            out.write(bytes(task.json().toNode()));
        });
        out.write(']');
        out.flush();
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return Json.mapper().writeValueAsBytes(node);
        } catch (JacksonException e) {
            // A lone surrogate has no UTF-8, but it has an escape.
            return Json.writeAscii(node).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
