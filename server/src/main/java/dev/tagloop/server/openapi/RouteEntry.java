package dev.tagloop.server.openapi;

import java.util.List;
import java.util.Optional;

/**
 * What the table says of a route.
 *
 * @param parameters in the query or, marked so, in the headers
 * @param bodies names of schemas, any of which the route takes; none for a route without a body
 * @param remark why it is not full, or what is to be known; may be empty
 */
public record RouteEntry(
        String method,
        String path,
        State state,
        String group,
        String summary,
        List<Parameter> parameters,
        List<String> bodies,
        List<Answer> answers,
        String remark) {

    /** How a route stands to the original's. */
    public enum State {
        FULL,
        PARTLY,
        OURS,
        PAGE,
        NO
    }

    /** @param type a type of the schema table */
    public record Parameter(String name, String type, boolean inHeader) {}

    /**
     * @param schema a type of the schema table; empty for an answer without a body or one that is no JSON
     * @param media the type of the body; empty for no body
     */
    public record Answer(int status, Optional<String> schema, Optional<String> media) {}

    /** {@code GET /api/tasks/{id}}. */
    public String name() {
        return method + " " + path;
    }
}
