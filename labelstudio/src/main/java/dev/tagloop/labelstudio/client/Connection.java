package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.User;

/**
 * A server that was asked and answered.
 *
 * @param status its health, {@code UP}
 * @param version what it says about its version
 * @param user who the token belongs to
 */
public record Connection(String status, JsonObject version, User user) {
    /** The release, {@code 1.23.0}; empty if it gives none. */
    public String release() {
        return version.text("release").orElse("");
    }
}
