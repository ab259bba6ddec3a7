package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.InstanceKey;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes in the accounts of another server. Works on the handle of the caller's transaction. */
public final class Arrivals {
    private final Users users;

    public Arrivals(InstanceKey key) {
        this.users = new Users(key);
    }

    /**
     * An account as it was elsewhere.
     *
     * @param id the id that it had; it keeps it where it is free
     * @param passwordHash as it is to be stored; none for an account that gets in by a link
     * @param legacyToken 40 hexadecimal digits
     * @param hotkeys stored JSON
     * @param joined stored time, like {@code lastActivity}
     * @param active false for one that was switched off there
     * @param member false for one that was removed there
     */
    public record Arrival(
            long id,
            String email,
            String username,
            String firstName,
            String lastName,
            String phone,
            Optional<String> passwordHash,
            Optional<String> legacyToken,
            String hotkeys,
            String joined,
            String lastActivity,
            boolean active,
            boolean member) {}

    /** The account with this address. */
    public Optional<Long> find(Handle handle, String email) {
        return users.findByEmail(handle, email).map(User::id);
    }

    /** Whether the address can be one, as for every other account. */
    public static boolean isAddress(String email) {
        return !SignUp.isNoAddress(email);
    }

    /** Whether a password's hash, as the other server stores it, lets its account in here. */
    public static boolean isUsablePassword(String hash) {
        return DjangoHash.read(hash).isPresent();
    }

    /** Makes the account; the first one of a server owns it. @return its id */
    public long make(Handle handle, Arrival arrival) {
        boolean first = users.isEmpty(handle);
        boolean free = users.find(handle, arrival.id()).isEmpty() && arrival.id() > 0;
        long id = users.insert(
                handle,
                new Users.NewUser(
                        Users.normalize(arrival.email()),
                        arrival.username(),
                        arrival.firstName(),
                        arrival.lastName(),
                        arrival.phone(),
                        arrival.passwordHash().orElse(null)),
                free ? Optional.of(arrival.id()) : Optional.empty());
        if (first) {
            users.found(handle, id);
        } else {
            users.firstOrganization(handle)
                    .ifPresent(organization -> users.join(handle, organization, id, arrival.member()));
            if (!arrival.member()) {
                remove(handle, id);
            }
        }
        handle.createUpdate("UPDATE users SET date_joined = :joined, last_activity = :last, custom_hotkeys = :hotkeys,"
                        + " is_active = :active WHERE id = :id")
                .bind("joined", arrival.joined())
                .bind("last", arrival.lastActivity())
                .bind("hotkeys", arrival.hotkeys())
                .bind("active", arrival.active() || first)
                .bind("id", id)
                .execute();
        arrival.legacyToken()
                .filter(token -> users.findByLegacyToken(handle, token).isEmpty())
                .ifPresent(token -> users.setLegacyToken(handle, id, token));
        return id;
    }

    private static void remove(Handle handle, long user) {
        handle.createUpdate("UPDATE organization_members SET deleted_at = updated_at WHERE user_id = :user")
                .bind("user", user)
                .execute();
    }

    /** The organization of this server; there is one as soon as there is an account. */
    public Optional<Long> organization(Handle handle) {
        return users.firstOrganization(handle);
    }

    /** Lets legacy tokens in, as the other server did. */
    public void allowLegacyTokens(Handle handle) {
        users.firstOrganization(handle).ifPresent(organization -> users.allowLegacyTokens(handle, organization));
    }
}
