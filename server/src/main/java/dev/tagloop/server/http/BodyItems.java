package dev.tagloop.server.http;

import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import tools.jackson.databind.JsonNode;

/**
 * A JSON body of any length, its items read one by one: those of an array, or the one value that it is. It lies in a file before the first
 * item is asked for, so that nobody waits for a slow sender and a fault is told by its place. Broken JSON is answered 400 when it is come to,
 * with the message that clients know. For one thread; close it.
 */
public final class BodyItems implements Iterator<JsonNode>, AutoCloseable {
    private final Kept kept;
    private final JsonElements elements;

    /** @param kept closed with this */
    private BodyItems(Kept kept) {
        this.kept = kept;
        this.elements = told(() -> JsonElements.of(kept.open()));
    }

    /**
     * Takes a body in.
     *
     * @param in ends with an {@link ApiException} where it is too long
     * @param temporary where a long body lies meanwhile
     */
    static BodyItems of(InputStream in, Path temporary) throws IOException {
        Kept kept = Kept.of(in, temporary);
        try {
            return new BodyItems(kept);
        } catch (RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    /** Whether there are several items, or none, in an array. */
    public boolean isArray() {
        return elements.isArray();
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    /** @throws ApiException 400 where the JSON is broken */
    @Override
    public JsonNode next() {
        return told(elements::next);
    }

    private <T> T told(java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JsonException e) {
            throw Json.refusal(kept::open, e);
        }
    }

    @Override
    public void close() {
        elements.close();
        kept.close();
    }

    /** The bytes: a few in memory, more of them in a file. */
    private record Kept(byte[] first, Path rest) implements AutoCloseable {
        private static final int IN_MEMORY = 1 << 20;

        static Kept of(InputStream in, Path temporary) throws IOException {
            byte[] first = in.readNBytes(IN_MEMORY);
            if (first.length < IN_MEMORY) {
                return new Kept(first, null);
            }
            Path rest = Files.createTempFile(temporary, "body-", "");
            try (OutputStream out = Files.newOutputStream(rest)) {
                in.transferTo(out);
                return new Kept(first, rest);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(rest);
                throw e;
            }
        }

        InputStream open() {
            try {
                InputStream begin = new ByteArrayInputStream(first);
                return rest == null ? begin : new SequenceInputStream(begin, Files.newInputStream(rest));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                if (rest != null) {
                    Files.deleteIfExists(rest);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
