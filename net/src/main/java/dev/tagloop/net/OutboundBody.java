package dev.tagloop.net;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a request carries. Every kind can be sent again, as redirects and retries may need. */
public sealed interface OutboundBody {
    /** The value of {@code Content-Type}; empty to send none. */
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

    /**
     * A piece of a file, read while it is sent. The file must not shrink meanwhile.
     *
     * @param contentType the value of {@code Content-Type}
     * @param path the file
     * @param offset where the piece begins, in bytes
     * @param length how long it is, in bytes
     */
    record Slice(String contentType, Path path, long offset, long length) implements OutboundBody {
        /** Checks that the piece has a place and a length. */
        public Slice {
            if (offset < 0 || length < 0) {
                throw new IllegalArgumentException("a piece of " + length + " bytes at " + offset + " is no piece");
            }
        }
    }

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

    /** A piece of a file of a given type. */
    static OutboundBody slice(String contentType, Path path, long offset, long length) {
        return new Slice(contentType, path, offset, length);
    }
}
