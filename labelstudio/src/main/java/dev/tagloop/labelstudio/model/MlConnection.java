package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.Optional;

/**
 * A project's connection to an ML backend.
 *
 * @param json the whole connection
 */
public record MlConnection(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public MlConnection {
        requireNonNull(json, "json");
    }

    /** A connection to make: to the backend at an address, under a name that people see. */
    public static MlConnection to(String url, String title) {
        return new MlConnection(JsonObject.empty()
                .with("url", requireNonNull(url, "url"))
                .with("title", requireNonNull(title, "title")));
    }

    /** A copy that is asked while people label, or is not. */
    public MlConnection interactive(boolean asked) {
        return new MlConnection(json.with("is_interactive", asked));
    }

    /** A copy with the name and password that the backend wants with every request. */
    public MlConnection basicAuth(String user, String password) {
        return new MlConnection(json.with("auth_method", "BASIC_AUTH")
                .with("basic_auth_user", user)
                .with("basic_auth_pass", password));
    }

    /** The id; 0 before a server gave one. */
    public long id() {
        return json.integer("id").orElse(0);
    }

    /** The name that people see. */
    public String title() {
        return json.text("title").orElse("");
    }

    /** The backend's address. */
    public String url() {
        return json.text("url").orElse("");
    }

    /** Whether it is asked while people label. */
    public boolean isInteractive() {
        return json.flag("is_interactive").orElse(false);
    }

    /** The version that the backend said it predicts with. */
    public String modelVersion() {
        return json.text("model_version").orElse("");
    }

    /** The state as a word for people, such as {@code Connected}. */
    public String state() {
        return json.text("readable_state").orElse("");
    }

    /** What went wrong with it last. */
    public Optional<String> error() {
        return json.text("error_message").filter(message -> !message.isBlank());
    }
}
