package dev.tagloop.labelstudio.backend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The project that a backend is to work for.
 *
 * @param key as the wire has it: the project's id, a dot, and the second in which it was made, such as {@code 3.1764165600}
 * @param labelConfig the labelling configuration as XML
 * @param server how the backend reaches the server; empty where that is not told
 * @param extraParams what somebody wrote into the connection for this backend, any JSON; empty if nothing
 */
public record BackendProject(
        String key, String labelConfig, Optional<ServerAccess> server, Optional<JsonNode> extraParams) {
    /** Checks that everything is there. */
    public BackendProject {
        requireNonNull(key, "key");
        requireNonNull(labelConfig, "labelConfig");
        requireNonNull(server, "server");
        requireNonNull(extraParams, "extraParams");
    }

    /**
     * How a backend reaches the server that speaks to it.
     *
     * @param url the server's address; may be empty, as the original leaves it where nobody set it
     * @param token a legacy token of somebody who may do in the project what the backend needs
     */
    public record ServerAccess(String url, String token) {
        @Override
        public String toString() {
            return "ServerAccess[" + url + "]";
        }
    }

    /** A project by its id alone. */
    public static BackendProject of(long id, Instant made, String labelConfig) {
        return new BackendProject(id + "." + made.getEpochSecond(), labelConfig, Optional.empty(), Optional.empty());
    }

    /** With a way to the server. */
    public BackendProject withServer(ServerAccess access) {
        return new BackendProject(key, labelConfig, Optional.of(access), extraParams);
    }

    /** With parameters for the backend. */
    public BackendProject withExtraParams(JsonNode params) {
        return new BackendProject(key, labelConfig, server, Optional.of(params));
    }

    /** The project's id: what stands before the dot. */
    public String id() {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }
}
