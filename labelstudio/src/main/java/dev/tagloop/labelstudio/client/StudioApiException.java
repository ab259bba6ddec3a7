package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.ErrorBody;
import java.util.List;
import java.util.Map;

/** The server answered with an error. Carries the status and what the server said about it. */
public final class StudioApiException extends StudioException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String serverMessage;
    private final transient Map<String, List<String>> validationErrors;
    private final String errorId;

    /** An error with the request it answers ({@code GET http://…}) and its body. */
    public StudioApiException(String request, int status, ErrorBody body) {
        super(request + " was answered with " + status + ": " + body.summary(), null);
        this.status = status;
        this.serverMessage = body.detail();
        this.validationErrors = body.validationErrors();
        this.errorId = body.id();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The server's own words; empty if it had none. */
    public String serverMessage() {
        return serverMessage;
    }

    /** Complaints by field, {@code non_field_errors} for those about the whole; empty if it was no validation error. */
    public Map<String, List<String>> validationErrors() {
        return validationErrors == null ? Map.of() : validationErrors;
    }

    /** The id under which the server logged the error; empty if it gave none. */
    public String errorId() {
        return errorId;
    }
}
