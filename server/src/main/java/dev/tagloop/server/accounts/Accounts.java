package dev.tagloop.server.accounts;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.http.Authenticator;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Everything about accounts: their routes, who calls, and what the Java front door offers. */
public final class Accounts {
    private static final Pattern LEGACY_TOKEN = Pattern.compile("[0-9a-fA-F]{40}");

    private final Database database;
    private final Access access;
    private final Users users;
    private final Sessions sessions;
    private final PersonalTokens tokens;
    private final SignInLinks links;
    private final Passwords passwords = new Passwords();
    private final Lockout lockout;
    private final LastUse lastUse;
    private final Csrf csrf;
    private final boolean openSignUp;
    private final InstantSource clock;

    /** @param clock what sessions, tokens and links live and die by */
    public Accounts(Database database, InstanceKey key, Access access, boolean openSignUp, InstantSource clock) {
        this.database = database;
        this.access = access;
        this.users = new Users(key);
        this.sessions = new Sessions(database, key, clock);
        this.tokens = new PersonalTokens(database, new Jwts(key, clock), clock);
        this.lastUse = new LastUse(database, clock);
        this.links = new SignInLinks(database, key, clock);
        this.lockout = new Lockout(users, clock);
        this.csrf = new Csrf(key);
        this.openSignUp = openSignUp;
        this.clock = clock;
    }

    public Users users() {
        return users;
    }

    /** Makes people unknown. */
    public Anonymity anonymity() {
        return new Anonymity(users, lockout);
    }

    /** What the operator of the server does to accounts. */
    public AccountOffice office() {
        return new AccountOffice(database, users, links, lockout, passwords);
    }

    /** Whether anybody can sign in: there is an account that is not disabled. */
    public boolean hasUser() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM users WHERE is_active")
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    public Authenticator authenticator() {
        return new SignIn(database, users, sessions, tokens, lastUse, csrf);
    }

    public void declare(Routes routes) {
        SignUp signUp = new SignUp(database, users, openSignUp);
        Entrance entrance = new Entrance(database, sessions, csrf);
        new LoginPage(database, users, sessions, signUp, passwords, entrance, clock).declare(routes);
        new SignUpPage(signUp, passwords, entrance).declare(routes);
        new LinkPages(database, users, links, lockout, passwords, entrance).declare(routes);
        new CurrentUserRoutes(database, access, users).declare(routes);
        new UserRoutes(database, access, users, lockout).declare(routes);
        new TokenRoutes(database, access, tokens, lastUse).declare(routes);
        new GrantRoutes(access, new Grants(database, users, sessions, clock)).declare(routes);
        new OrganizationRoutes(database, access, users).declare(routes);
        new SessionPolicyRoutes(database, access).declare(routes);
    }

    /**
     * Makes sure that an account exists and has this password and legacy token: at start for the owner, and for
     * {@code Studio.createUser}. An account that is there keeps what is not given.
     *
     * @param hash the password's, from {@link #hash} or {@link #hashAhead}
     * @param legacyToken 40 hexadecimal digits; giving one also makes the organization take legacy tokens
     * @return the account's id
     */
    public long ensure(String email, Optional<String> hash, Optional<String> legacyToken) {
        if (!UserRoutes.EMAIL.matcher(email.strip()).matches()) {
            throw new StudioException(
                    "The user name \"" + email + "\" is no e-mail address: give one such as you@example.com.");
        }
        legacyToken.filter(token -> !LEGACY_TOKEN.matcher(token).matches()).ifPresent(token -> {
            throw new StudioException(
                    "The user token must be 40 hexadecimal digits; the given one is not: make one with"
                            + " \"openssl rand -hex 20\".");
        });
        return database.write(handle -> ensure(handle, email, hash, legacyToken));
    }

    /** Hashes a password on another thread, for a start that has other things to do meanwhile. */
    public static CompletableFuture<String> hashAhead(String password) {
        return CompletableFuture.supplyAsync(
                () -> new Passwords().hash(password),
                task -> Thread.ofPlatform().daemon().start(task));
    }

    /** Hashes a password as it is stored. */
    public String hash(String password) {
        return passwords.hash(password);
    }

    private long ensure(Handle handle, String email, Optional<String> hash, Optional<String> legacyToken) {
        long id = users.findByEmail(handle, email)
                .map(User::id)
                .orElseGet(() -> users.create(handle, Users.NewUser.of(email, null)));
        hash.ifPresent(value -> users.setPassword(handle, id, value));
        legacyToken.ifPresent(token -> {
            Optional<Long> other =
                    users.findByLegacyToken(handle, token).map(User::id).filter(found -> found != id);
            if (other.isPresent()) {
                throw new StudioException("The user token belongs to another account of this data folder: give " + email
                        + " one of its own.");
            }
            users.setLegacyToken(handle, id, token);
            users.find(handle, id)
                    .flatMap(user -> users.organizationOf(handle, user))
                    .ifPresent(organization -> users.allowLegacyTokens(handle, organization));
        });
        return id;
    }

    /** The account with this address. */
    public Optional<Long> find(String email) {
        return database.read(handle -> users.findByEmail(handle, email).map(User::id));
    }

    /** The account's legacy token; its organization takes legacy tokens from now on, so that the token works. */
    public String token(long user) {
        return database.write(handle -> {
            users.find(handle, user)
                    .flatMap(found -> users.organizationOf(handle, found))
                    .ifPresent(organization -> users.allowLegacyTokens(handle, organization));
            return users.legacyToken(handle, user);
        });
    }

    /** The path of a fresh one-time sign-in link. */
    public String signInLink(long user) {
        return links.create(user, SignInLinks.Purpose.SIGN_IN).path();
    }
}
