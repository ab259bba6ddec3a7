package dev.tagloop.net;

import dev.tagloop.net.internal.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer whose body may still be on its way. Close it: reading to the end lets the connection serve again, closing
 * earlier drops it. Reading throws {@link OutboundLimitException} at the limits and {@link OutboundException} when the peer
 * breaks off. For one thread at a time.
 */
public final class OutboundResponse implements AutoCloseable {
    private final Exchange exchange;
    private final InputStream body;

    OutboundResponse(Exchange exchange, InputStream body) {
        this.exchange = exchange;
        this.body = body;
    }

    /** The address that answered, after redirects. */
    public URI uri() {
        return exchange.uri();
    }

    /** The status code. */
    public int status() {
        return exchange.status();
    }

    /** All headers in their order. */
    public List<Map.Entry<String, String>> headers() {
        return exchange.headers();
    }

    /** The first value of header {@code name}, compared without case. */
    public Optional<String> header(String name) {
        return exchange.header(name);
    }

    /** The body, decompressed; empty if there is none. */
    public InputStream body() {
        return body;
    }

    /**
     * The rest of the body.
     *
     * @throws IOException as reading it does
     */
    public byte[] bytes() throws IOException {
        return body.readAllBytes();
    }

    /**
     * The rest of the body read as UTF-8, a broken sequence as U+FFFD.
     *
     * @throws IOException as reading it does
     */
    public String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
