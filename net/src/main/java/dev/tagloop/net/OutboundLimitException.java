package dev.tagloop.net;

import java.net.URI;

/** The answer was larger, or took longer, than {@link OutboundLimits} allow; the connection was dropped. */
public final class OutboundLimitException extends OutboundException {
    private static final long serialVersionUID = 1L;

    /** What ran out. */
    public enum Limit {
        /** The total time of the request, redirects and body included. */
        TIME,
        /** The size of the answer's body after decompression. */
        SIZE,
        /** The number of redirects. */
        REDIRECTS
    }

    private final Limit limit;

    /** A stop of {@code uri} at {@code limit}. */
    public OutboundLimitException(URI uri, Limit limit, String message, Throwable cause) {
        super(uri, message, cause);
        this.limit = limit;
    }

    /** Which limit was met. */
    public Limit limit() {
        return limit;
    }
}
