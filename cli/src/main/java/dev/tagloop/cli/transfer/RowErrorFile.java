package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.labelstudio.convert.read.RowError;
import dev.tagloop.labelstudio.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rows that cannot become tasks, a JSON object a line. */
final class RowErrorFile implements AutoCloseable {
    private final Path path;
    private final BufferedWriter lines;

    RowErrorFile(Path path) {
        this.path = path;
        try {
            lines = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UserError failed(IOException e) {
        return new UserError("The errors cannot be written to " + path + ": " + e.getMessage(), e);
    }

    void add(RowError error) {
        try {
            lines.write(Json.write(Json.mapper().valueToTree(error)));
            lines.write('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
