package dev.tagloop.server.accounts;

import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Accounts and organizations in the store. Every method works on the handle of the caller's transaction. */
public final class Users {
    /** What the keys of legacy tokens are derived for. */
    static final String LEGACY_TOKEN = "legacy token";

    private static final RowMapper<User> MAPPER = (row, context) -> User.read(row);
    private static final String SELECT = "SELECT " + User.COLUMNS + " FROM users u ";

    private final InstanceKey key;

    public Users(InstanceKey key) {
        this.key = key;
    }

    /** The stored form of an e-mail address: no blanks around it, lower case. */
    static String normalize(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public Optional<User> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "WHERE u.id = :id")
                .bind("id", id)
                .map(MAPPER)
                .findOne();
    }

    public Optional<User> findByEmail(Handle handle, String email) {
        return handle.createQuery(SELECT + "WHERE u.email = :email")
                .bind("email", normalize(email))
                .map(MAPPER)
                .findOne();
    }

    Optional<User> findByLegacyToken(Handle handle, String token) {
        return handle.createQuery(SELECT + "WHERE u.legacy_token_digest = :digest")
                .bind("digest", digest(token))
                .map(MAPPER)
                .findOne();
    }

    /** Present members of an organization, oldest first. */
    List<User> members(Handle handle, long organization) {
        return handle.createQuery(SELECT + "JOIN organization_members m ON m.user_id = u.id"
                        + " WHERE m.organization_id = :organization AND m.deleted_at IS NULL ORDER BY u.id")
                .bind("organization", organization)
                .map(MAPPER)
                .list();
    }

    boolean isEmpty(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM users")
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    /** What a new account starts with. */
    record NewUser(
            String email, String username, String firstName, String lastName, String phone, String passwordHash) {
        static NewUser of(String email, String passwordHash) {
            String address = normalize(email);
            return new NewUser(address, address.split("@", 2)[0], "", "", "", passwordHash);
        }
    }

    /** Stores an account that belongs to no organization yet. */
    long insert(Handle handle, NewUser user) {
        return insert(handle, user, Optional.empty());
    }

    /** The same. @param id a free one to give it */
    long insert(Handle handle, NewUser user, Optional<Long> id) {
        String now = Times.now();
        String token = Secrets.hex(20);
        Query insert = handle.createQuery("INSERT INTO users (" + (id.isPresent() ? "id, " : "")
                + "email, username, first_name, last_name, phone, password_hash, date_joined,"
                + " last_activity, legacy_token_digest, legacy_token_sealed) VALUES (" + (id.isPresent() ? ":id, " : "")
                + ":email, :username, :firstName, :lastName,"
                + " :phone, :passwordHash, :now, :now, :digest, :sealed) RETURNING id");
        id.ifPresent(free -> insert.bind("id", free));
        return insert.bind("email", user.email())
                .bind("username", user.username())
                .bind("firstName", user.firstName())
                .bind("lastName", user.lastName())
                .bind("phone", user.phone())
                .bind("passwordHash", user.passwordHash())
                .bind("now", now)
                .bind("digest", digest(token))
                .bind("sealed", key.seal(LEGACY_TOKEN, token))
                .mapTo(Long.class)
                .one();
    }

    /** Makes an account that belongs to the server's organization; the first one owns it. */
    long create(Handle handle, NewUser user) {
        long id = insert(handle, user);
        Optional<Long> organization = firstOrganization(handle);
        if (organization.isPresent()) {
            join(handle, organization.get(), id, true);
        } else {
            found(handle, id);
        }
        return id;
    }

    /** Makes the organization of this server, owned by its first account. */
    void found(Handle handle, long owner) {
        String now = Times.now();
        long organization = handle.createQuery(
                        "INSERT INTO organizations (title, invite_token, created_by, created_at, updated_at,"
                                + " session_policy_updated_at) VALUES ('Label Studio', :token, :owner, :now, :now, :now) RETURNING id")
                .bind("token", Secrets.hex(20))
                .bind("owner", owner)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        join(handle, organization, owner, true);
    }

    /**
     * Makes an account a member.
     *
     * @param active whether it works there from now on
     */
    void join(Handle handle, long organization, long user, boolean active) {
        String now = Times.now();
        handle.createUpdate("INSERT INTO organization_members (organization_id, user_id, created_at, updated_at)"
                        + " VALUES (:organization, :user, :now, :now)"
                        + " ON CONFLICT (organization_id, user_id) DO UPDATE SET deleted_at = NULL, updated_at = :now")
                .bind("organization", organization)
                .bind("user", user)
                .bind("now", now)
                .execute();
        if (active) {
            // Who has signed in to an organization has answered the question about newsletters: no.
            handle.createUpdate(
                            "UPDATE users SET active_organization_id = :organization, allow_newsletters = FALSE WHERE id = :user")
                    .bind("organization", organization)
                    .bind("user", user)
                    .execute();
        }
    }

    /** The organization an account works in: its active one, else one that it is a member of. */
    Optional<Long> organizationOf(Handle handle, User user) {
        if (user.activeOrganizationId() != null) {
            return Optional.of(user.activeOrganizationId());
        }
        return handle.createQuery(
                        "SELECT organization_id FROM organization_members WHERE user_id = :user AND deleted_at IS NULL"
                                + " ORDER BY id LIMIT 1")
                .bind("user", user.id())
                .mapTo(Long.class)
                .findOne();
    }

    Optional<Long> firstOrganization(Handle handle) {
        return handle.createQuery("SELECT id FROM organizations ORDER BY id LIMIT 1")
                .mapTo(Long.class)
                .findOne();
    }

    /** The legacy token in clear, as the API shows it at any time. */
    public String legacyToken(Handle handle, long user) {
        String sealed = handle.createQuery("SELECT legacy_token_sealed FROM users WHERE id = :user")
                .bind("user", user)
                .mapTo(String.class)
                .one();
        return key.open(LEGACY_TOKEN, sealed);
    }

    /** Gives an account a new legacy token; the old one is dead from the commit on. */
    void setLegacyToken(Handle handle, long user, String token) {
        handle.createUpdate("UPDATE users SET legacy_token_digest = :digest, legacy_token_sealed = :sealed,"
                        + " legacy_token_made_at = :now, legacy_token_used_at = NULL WHERE id = :user")
                .bind("now", Times.now())
                .bind("digest", digest(token))
                .bind("sealed", key.seal(LEGACY_TOKEN, token))
                .bind("user", user)
                .execute();
    }

    void setPassword(Handle handle, long user, String hash) {
        handle.createUpdate("UPDATE users SET password_hash = :hash WHERE id = :user")
                .bind("hash", hash)
                .bind("user", user)
                .execute();
    }

    /** Stores another hash of the same password, unless the account got another password meanwhile. */
    void replacePassword(Handle handle, User user, String hash) {
        handle.createUpdate("UPDATE users SET password_hash = :hash WHERE id = :user AND password_hash = :old")
                .bind("hash", hash)
                .bind("user", user.id())
                .bind("old", user.passwordHash())
                .execute();
    }

    void allowLegacyTokens(Handle handle, long organization) {
        handle.createUpdate("UPDATE organizations SET legacy_api_tokens_enabled = TRUE WHERE id = :organization")
                .bind("organization", organization)
                .execute();
    }

    private String digest(String token) {
        return key.digest(LEGACY_TOKEN, token);
    }
}
