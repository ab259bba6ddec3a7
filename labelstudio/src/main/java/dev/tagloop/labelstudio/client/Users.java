package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Transport;
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

    /** An account. */
    public User get(long id) {
        return new User(transport.get("/api/users/" + id + "/").object());
    }
}
