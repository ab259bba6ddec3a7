package dev.tagloop.conformance.hub;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An answer before it is written. */
final class Reply {
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private Content content;

    private Reply(int status) {
        this.status = status;
    }

    static Reply empty(int status) {
        return new Reply(status);
    }

    static Reply json(JsonNode tree) {
        return json(200, tree.toString());
    }

    static Reply json(int status, String text) {
        Reply reply = new Reply(status).with("Content-Type", "application/json; charset=utf-8");
        reply.body = text.getBytes(StandardCharsets.UTF_8);
        return reply;
    }

    /** A refusal as the Hub words it: for people in the body, for programs in two headers. */
    static Reply error(int status, String code, String message) {
        Reply reply = json(status, Json.object().put("error", message).toString());
        if (!code.isEmpty()) {
            reply.with("X-Error-Code", code);
        }
        return reply.with("X-Error-Message", message);
    }

    /** A file, of which ranges may be asked. */
    static Reply file(Content content) {
        Reply reply = new Reply(200).with("Accept-Ranges", "bytes");
        reply.content = content;
        return reply;
    }

    static Reply redirect(int status, String location) {
        Reply reply = new Reply(status).with("Location", location);
        reply.body = ("Redirecting to " + location).getBytes(StandardCharsets.UTF_8);
        return reply;
    }

    Reply with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Optional<Content> content() {
        return Optional.ofNullable(content);
    }
}
