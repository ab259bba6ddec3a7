package dev.tagloop.labelstudio.model;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.OptionalLong;

/**
 * An account.
 *
 * @param json the whole account as the server shows it
 */
public record User(JsonObject json) implements JsonBacked {
    /** Checks that there is an object. */
    public User {
        requireNonNull(json, "json");
    }

    /** The id. */
    public OptionalLong id() {
        return json.integer("id");
    }

    /** The e-mail address; empty if not shown. */
    public String email() {
        return json.text("email").orElse("");
    }

    /** The name to sign in with; empty if not shown. */
    public String username() {
        return json.text("username").orElse("");
    }

    /** The first name; mostly empty. */
    public String firstName() {
        return json.text("first_name").orElse("");
    }

    /** The last name; mostly empty. */
    public String lastName() {
        return json.text("last_name").orElse("");
    }

    /** The organisation that the account works in. */
    public OptionalLong activeOrganization() {
        return json.integer("active_organization");
    }
}
