package dev.tagloop.server.archives;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.node.ObjectNode;

/** The objects of one file of an archive, a line each. */
final class ArchiveLines implements AutoCloseable {
    /** More than any task or annotation that a request could have brought. */
    static final int LONGEST = 256 << 20;

    private final String name;
    private final InputStream in;
    private final CleanText text = new CleanText();
    private long line;

    ArchiveLines(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next object; null at the end. @throws BadArchiveException when a line holds none */
    ObjectNode next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        line++;
        while (read >= 0 && read != '\n') {
            if (bytes.size() == LONGEST) {
                throw new BadArchiveException(place() + " is too long");
            }
            bytes.write(read);
            read = in.read();
        }
        try {
            if (text.clean(Json.read(bytes.toByteArray())) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonException e) {
            throw new BadArchiveException(place() + " is no JSON", e);
        }
        throw new BadArchiveException(place() + " is no JSON object");
    }

    /** What messages call the line that was read last. */
    String place() {
        return "line " + line + " of " + name;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
