package dev.tagloop.labelstudio.client;

import dev.tagloop.net.OutboundException;

/** No usable answer came back: the server was not reached, broke off, or took too long. What it did is unknown. */
public final class StudioConnectionException extends StudioException {
    private static final long serialVersionUID = 1L;

    /** A failure with the request it befell ({@code GET http://…}). */
    public StudioConnectionException(String request, OutboundException cause) {
        super(request + " failed: " + cause.getMessage(), cause);
    }
}
