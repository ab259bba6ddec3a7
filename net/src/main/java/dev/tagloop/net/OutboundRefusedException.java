package dev.tagloop.net;

import java.net.URI;

/** The gate's own rules forbid the request; nothing was sent to the address named. The message says which flag allows it. */
public final class OutboundRefusedException extends OutboundException {
    private static final long serialVersionUID = 1L;

    /** A refusal of {@code uri}. */
    public OutboundRefusedException(URI uri, String message, Throwable cause) {
        super(uri, message, cause);
    }
}
