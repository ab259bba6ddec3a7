package dev.tagloop.labelstudio.webhook;

import java.io.IOException;

/** A message that no receiver answered. The message of the exception is a sentence for whoever set the webhook up. */
public final class WebhookException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What happened. */
    public enum Fault {
        /** The address must not be asked, so that nothing was sent. */
        REFUSED,
        /** Nobody is there, or the connection broke off: what became of the message is not known. */
        UNREACHABLE,
        /** The message was sent, and no answer came in time. */
        NO_ANSWER
    }

    private final Fault fault;

    /** A failure of a message. */
    public WebhookException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** What happened. */
    public Fault fault() {
        return fault;
    }
}
