package dev.tagloop.mlbackend.internal;

import java.time.Duration;
import java.util.Optional;

/** A request that is answered with an error; the message is for whoever sent it. */
final class HostFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Duration retryAfter;

    private HostFault(int status, String message, Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The request is wrong. */
    static HostFault wrong(String message) {
        return new HostFault(400, message, null);
    }

    /** The request is larger than is taken. */
    static HostFault tooLarge(long most) {
        return new HostFault(413, "The request is larger than the " + most + " bytes that this backend takes.", null);
    }

    /** The backend could not do what it should; nothing is wrong with the request that could be told. */
    static HostFault failed(String message) {
        return new HostFault(422, message, null);
    }

    /** There is too much to do, or the model is not ready: come back later. */
    static HostFault busy(String message, Duration retryAfter) {
        return new HostFault(503, message, retryAfter);
    }

    int status() {
        return status;
    }

    /** Whole seconds, at least one. */
    Optional<Long> retrySeconds() {
        return Optional.ofNullable(retryAfter)
                .map(time -> Math.max(1, time.plusMillis(999).toSeconds()));
    }
}
