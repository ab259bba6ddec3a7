package dev.tagloop.server.accounts;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.http.Language;
import dev.tagloop.server.storage.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the operator of a server does to accounts, with or without a running server. Each method is one transaction; what cannot be done is a
 * {@link StudioException} of one sentence.
 */
public final class AccountOffice {
    private final Database database;
    private final Users users;
    private final SignInLinks links;
    private final Lockout lockout;
    private final Passwords passwords;

    AccountOffice(Database database, Users users, SignInLinks links, Lockout lockout, Passwords passwords) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.lockout = lockout;
        this.passwords = passwords;
    }

    /**
     * An account as the operator sees it.
     *
     * @param isOwner whether it owns its organization
     * @param hasPassword false for one that signs in by link or token only
     * @param joined ISO time, like {@code lastActivity}
     */
    public record Account(
            long id,
            String email,
            boolean isActive,
            boolean isOwner,
            boolean hasPassword,
            String joined,
            String lastActivity) {}

    /** All accounts of the data folder, oldest first. */
    public List<Account> list() {
        return database.read(handle -> handle.createQuery(SELECT + " ORDER BY u.id")
                .map((row, context) -> account(row))
                .list());
    }

    private static final String SELECT = "SELECT u.id, u.email, u.is_active, u.date_joined, u.last_activity,"
            + " CASE WHEN u.password_hash IS NULL THEN FALSE ELSE TRUE END AS has_password,"
            + " CASE WHEN EXISTS (SELECT 1 FROM organizations o WHERE o.created_by = u.id) THEN TRUE ELSE FALSE END AS is_owner"
            + " FROM users u";

    private static Account account(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("email"),
                row.getBoolean("is_active"),
                row.getBoolean("is_owner"),
                row.getBoolean("has_password"),
                row.getString("date_joined"),
                row.getString("last_activity"));
    }

    /**
     * Makes an account; the first one of a data folder owns it.
     *
     * @param password none for one that gets in by a link
     */
    public Account add(String email, Optional<String> password) {
        password.ifPresent(AccountOffice::requireGood);
        if (SignUp.isNoAddress(email)) {
            throw new StudioException("\"" + email + "\" is no e-mail address: give one such as you@example.com.");
        }
        Optional<String> hash = password.map(passwords::hash);
        return database.write(handle -> {
            if (users.findByEmail(handle, email).isPresent()) {
                throw new StudioException(
                        "There is an account " + Users.normalize(email)
                                + " already: give it a new password with \"tagloop user passwd\" or a link to choose one with \"tagloop user link\".");
            }
            return account(handle, users.create(handle, Users.NewUser.of(email, hash.orElse(null))));
        });
    }

    /** Gives an account a new password and signs it out everywhere; its tokens stay. */
    public Account setPassword(String email, String password) {
        requireGood(password);
        String hash = passwords.hash(password);
        return database.write(handle -> {
            long user = require(handle, email).id();
            users.setPassword(handle, user, hash);
            lockout.endSessions(handle, user);
            return account(handle, user);
        });
    }

    private static void requireGood(String password) {
        SignUp.passwordProblem(password).ifPresent(problem -> {
            throw new StudioException("This password cannot be taken. " + problem.in(Language.ENGLISH));
        });
    }

    /** Keeps an account out, at once: its sessions, links and tokens end. What it labelled stays. */
    public Account disable(String email) {
        return database.write(handle -> {
            long user = require(handle, email).id();
            setActive(handle, user, false);
            lockout.endEverything(handle, user);
            return account(handle, user);
        });
    }

    /** Lets a disabled account in again, with the password it had. */
    public Account enable(String email) {
        return database.write(handle -> {
            User user = require(handle, email);
            setActive(handle, user.id(), true);
            Optional<Long> organization = users.firstOrganization(handle);
            if (users.organizationOf(handle, user).isEmpty() && organization.isPresent()) {
                users.join(handle, organization.get(), user.id(), true);
            }
            return account(handle, user.id());
        });
    }

    private static void setActive(Handle handle, long user, boolean active) {
        handle.createUpdate("UPDATE users SET is_active = :active WHERE id = :user")
                .bind("active", active)
                .bind("user", user)
                .execute();
    }

    /** A link by which the holder of an account chooses a new password, once, within a day. */
    public AccountLink link(String email) {
        return database.write(handle -> {
            User user = require(handle, email);
            if (!user.isActive()) {
                throw new StudioException("The account " + user.email()
                        + " is disabled: let it in again with \"tagloop user enable\" first.");
            }
            return links.create(handle, user.id(), SignInLinks.Purpose.NEW_PASSWORD);
        });
    }

    private User require(Handle handle, String email) {
        return users.findByEmail(handle, email)
                .orElseThrow(
                        () -> new StudioException(
                                "There is no account " + Users.normalize(email)
                                        + " in this data folder: see which there are with \"tagloop user list\", or make it with \"tagloop user add\"."));
    }

    private static Account account(Handle handle, long user) {
        return handle.createQuery(SELECT + " WHERE u.id = :user")
                .bind("user", user)
                .map((row, context) -> account(row))
                .one();
    }
}
