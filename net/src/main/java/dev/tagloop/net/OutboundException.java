package dev.tagloop.net;

import java.io.IOException;
import java.net.URI;

/**
 * A request that left, or tried to leave, and did not come back whole: the peer could not be found or reached, broke the
 * connection off, or said something that is no HTTP. Nothing is known about what the peer did with the request.
 *
 * <p>The two special cases are {@link OutboundRefusedException} (the gate did not send) and {@link OutboundLimitException}
 * (the gate stopped listening). Messages name the address without user names, passwords and query.
 */
public class OutboundException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient URI uri;

    /** A failure of the request to {@code uri}. */
    public OutboundException(URI uri, String message, Throwable cause) {
        super(message, cause);
        this.uri = uri;
    }

    /** The address that was asked, of the last hop if redirects were followed; null after serialization. */
    public URI uri() {
        return uri;
    }
}
