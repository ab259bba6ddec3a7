package dev.tagloop.server.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is answered with an error. The factory methods name the cases and carry the messages that clients match on
 * (contracts: error bodies). Thrown inside a write, it also undoes that write.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final ErrorCode code;
    private final transient JsonNode body;
    private final transient Map<String, String> headers;

    private ApiException(int status, ErrorCode code, String detail, JsonNode body, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.body = body;
        this.headers = headers;
    }

    /** An error with the common body and this text as its {@code detail}. */
    public static ApiException of(int status, String detail) {
        return new ApiException(status, ErrorCode.of(status), detail, ErrorBody.of(status, detail), Map.of());
    }

    /** The common body with something in {@code exc_info}, as the original fills it where a parser failed. */
    public static ApiException explained(int status, String detail, String info) {
        return new ApiException(
                status,
                ErrorCode.of(status),
                detail,
                ErrorBody.of(status, detail).put("exc_info", info),
                Map.of());
    }

    /** An error whose body is exactly the given JSON; a few routes of the original answer so. */
    public static ApiException bare(int status, JsonNode body) {
        return new ApiException(status, ErrorCode.of(status), body.toString(), body, Map.of());
    }

    /** 400 with messages under one field. */
    public static ApiException invalid(String field, String... messages) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        errors.put(field, List.of(messages));
        return invalid(Json.tree(errors));
    }

    /** 400 with messages that belong to no field. */
    public static ApiException invalidRequest(String... messages) {
        return invalid("non_field_errors", messages);
    }

    /** 400 with a whole tree of messages as {@code validation_errors}. */
    public static ApiException invalid(JsonNode validationErrors) {
        ObjectNode body = ErrorBody.of(400, "Validation error");
        body.set("validation_errors", validationErrors);
        return new ApiException(
                400, ErrorCode.VALIDATION_FAILED, "Validation error: " + validationErrors, body, Map.of());
    }

    /** 412 for a change to something that was changed meanwhile. @param current what it is now */
    public static ApiException stale(String detail, JsonNode current) {
        ObjectNode body = ErrorBody.of(412, detail);
        body.set("current", current);
        return new ApiException(412, ErrorCode.STALE_VERSION, detail, body, Map.of());
    }

    /** 404 for an id that names nothing, or nothing that the caller may know of. */
    public static ApiException noMatch(String kind) {
        return of(404, "No " + kind + " matches the given query.");
    }

    public static ApiException invalidPage() {
        return of(404, "Invalid page.").as(ErrorCode.PAGE_PAST_END);
    }

    public static ApiException forbidden() {
        return of(403, "You do not have permission to perform this action.");
    }

    public static ApiException unauthenticated() {
        return unauthenticated("Authentication credentials were not provided.");
    }

    public static ApiException unauthenticated(String detail) {
        return of(401, detail).with("WWW-Authenticate", "Token");
    }

    /** The same error with one more header. */
    public ApiException with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiException(status, code, getMessage(), body, more);
    }

    /** The same error under a closer code than its status tells. */
    public ApiException as(ErrorCode closer) {
        return new ApiException(status, closer, getMessage(), body, headers);
    }

    /** What is wrong, in a sentence: the first message of the body, whatever field it stands under. */
    public String firstMessage() {
        JsonNode errors = body.path("validation_errors");
        while (errors.isContainer() && !errors.isEmpty()) {
            errors = errors.valueStream()
                    .filter(node -> !node.isObject() || !node.isEmpty())
                    .findFirst()
                    .orElse(Json.object());
        }
        return errors.isString() ? errors.stringValue() : getMessage();
    }

    public ErrorCode code() {
        return code;
    }

    public int status() {
        return status;
    }

    public JsonNode body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
