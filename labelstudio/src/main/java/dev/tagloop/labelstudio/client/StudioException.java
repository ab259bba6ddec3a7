package dev.tagloop.labelstudio.client;

/** A call to a server that did not bring what was asked. */
public abstract sealed class StudioException extends RuntimeException
        permits StudioApiException, StudioConnectionException, StudioProtocolException {
    private static final long serialVersionUID = 1L;

    StudioException(String message, Throwable cause) {
        super(message, cause);
    }
}
