package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.User;
import java.util.List;

/** Accounts. */
public final class Users {
    private final Transport transport;

    Users(Transport transport) {
        this.transport = transport;
    }

    /** The account that the client's token belongs to. */
    public User whoami() {
        return new User(transport.get("/api/current-user/whoami").object());
    }

    /** All accounts that the caller may see. */
    public List<User> list() {
        return transport.get("/api/users/").objects().stream().map(User::new).toList();
    }

    /**
     * Makes a person unknown to a Tagloop server, for good, or tells what that would touch. Only the server's owner may.
     *
     * @param annotations whether what the person labelled goes as well
     * @param preview true to look only
     * @return {@code touched} and {@code left} with {@code where} and {@code count}, {@code files}, {@code backups}
     */
    public JsonObject erase(long id, boolean annotations, boolean preview) {
        return transport
                .post(
                        "/api/tagloop/users/" + id + "/erase",
                        JsonObject.empty().with("annotations", annotations).with("preview", preview))
                .object();
    }

    /** An account. */
    public User get(long id) {
        return new User(transport.get("/api/users/" + id + "/").object());
    }
}
