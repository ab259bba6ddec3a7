package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.client.StudioConnectionException;
import dev.tagloop.labelstudio.client.StudioException;
import dev.tagloop.labelstudio.client.StudioProtocolException;
import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.net.OutboundException;
import dev.tagloop.net.OutboundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Large answers, used while they arrive. */
final class Downloads {
    private Downloads() {}

    /** The items of a JSON array as a lazy stream; closing it closes the answer. */
    static Stream<JsonNode> items(String request, OutboundResponse response) {
        JsonElements elements;
        try {
            elements = JsonElements.of(response.body());
        } catch (JsonException e) {
            response.close();
            throw broken(request, e);
        }
        Iterator<JsonNode> items = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public JsonNode next() {
                return told(request, elements::next);
            }
        };
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, traits), false)
                .onClose(response::close);
    }

    /** Saves the whole answer beside {@code file} first, so that a broken one never takes its place. */
    static void save(String request, OutboundResponse response, Path file) {
        try (response) {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "tagloop-export-", ".part");
            try {
                try (InputStream body = response.body();
                        OutputStream out = Files.newOutputStream(part)) {
                    body.transferTo(out);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (OutboundException e) {
            throw new StudioConnectionException(request, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static <T> T told(String request, Supplier<T> step) {
        try {
            return step.get();
        } catch (JsonException e) {
            throw broken(request, e);
        }
    }

    /** A connection that breaks off reaches us through the JSON reader. */
    private static StudioException broken(String request, JsonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutboundException outbound) {
                return new StudioConnectionException(request, outbound);
            }
        }
        return new StudioProtocolException(request, "the answer is no JSON: " + e.getMessage(), e);
    }
}
