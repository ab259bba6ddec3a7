package dev.tagloop.labelstudio.backend;

import java.time.Duration;

/** A backend that still prepares itself, such as by loading a model. Ask again later. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /** @param retryAfter how long to wait before asking again */
    public NotReadyException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before asking again. */
    public Duration retryAfter() {
        return retryAfter == null ? Duration.ofSeconds(1) : retryAfter;
    }
}
