package dev.tagloop.net;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a request carries. Every kind can be sent again, as redirects and retries may need. */
public sealed interface OutboundBody {
    /** The value of {@code Content-Type}. */
    String contentType();

    /**
     * Bytes in memory.
     *
     * @param contentType the value of {@code Content-Type}
     * @param content the bytes, not copied: leave them alone afterwards
     */
    record Bytes(String contentType, byte[] content) implements OutboundBody {}

    /**
     * A file, read while it is sent.
     *
     * @param contentType the value of {@code Content-Type}
     * @param path the file
     */
    record File(String contentType, Path path) implements OutboundBody {}

    /** JSON text as UTF-8. */
    static OutboundBody json(String text) {
        return new Bytes("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of a given type. */
    static OutboundBody bytes(String contentType, byte[] content) {
        return new Bytes(contentType, content);
    }

    /** A file of a given type. */
    static OutboundBody file(String contentType, Path path) {
        return new File(contentType, path);
    }
}
