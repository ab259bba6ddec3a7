package dev.tagloop.server.accounts;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Authenticator;
import dev.tagloop.server.http.Body;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.http.CrossSite;
import dev.tagloop.server.http.ErrorCode;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.storage.Database;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Finds out who calls: a token under {@code Token}, {@code Bearer} or {@code X-API-Key}, else the session cookie. Unlike the original, a
 * personal access token is also taken under {@code Token} and a legacy token under {@code Bearer}: the clients in use send them so.
 */
final class SignIn implements Authenticator {
    static final String SESSION_COOKIE = "sessionid";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final PersonalTokens tokens;
    private final LastUse lastUse;
    private final Csrf csrf;

    SignIn(Database database, Users users, Sessions sessions, PersonalTokens tokens, LastUse lastUse, Csrf csrf) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.lastUse = lastUse;
        this.csrf = csrf;
    }

    @Override
    public Optional<Caller> authenticate(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            String[] parts = authorization.strip().split("\\s+", 2);
            String value = parts.length == 2 ? parts[1] : "";
            if (parts[0].equalsIgnoreCase("Token")) {
                return Optional.of(Jwts.looksLikeJwt(value) ? anyJwt(value) : legacy(value));
            }
            if (parts[0].equalsIgnoreCase("Bearer")) {
                return bearer(value);
            }
        }
        String apiKey = context.header("X-API-Key");
        if (apiKey != null && !apiKey.isBlank()) {
            String value = apiKey.strip();
            return Optional.of(Jwts.looksLikeJwt(value) ? anyJwt(value) : legacy(value));
        }
        return session(context);
    }

    /** A personal token proves nothing here: it is there to be exchanged, as in the original. */
    private Optional<Caller> bearer(String value) {
        if (!Jwts.looksLikeJwt(value)) {
            return Optional.of(legacy(value));
        }
        return tokens.check(value)
                .filter(claims -> claims.type() == Jwts.Type.ACCESS)
                .flatMap(this::byClaims);
    }

    private Caller anyJwt(String value) {
        return tokens.check(value)
                .flatMap(this::byClaims)
                .orElseThrow(
                        () -> ApiException.unauthenticated("Invalid token.").as(ErrorCode.TOKEN_REFUSED));
    }

    private Caller legacy(String value) {
        Caller caller = database.read(handle -> {
            Caller found = users.findByLegacyToken(handle, value)
                    .flatMap(user -> caller(handle, user, Caller.Credential.TOKEN, Grants.LEGACY))
                    .orElseThrow(
                            () -> ApiException.unauthenticated("Invalid token.").as(ErrorCode.TOKEN_REFUSED));
            if (!organizationSays(handle, found, "legacy_api_tokens_enabled")) {
                throw ApiException.unauthenticated(
                                "Authentication token no longer valid: legacy token authentication has been"
                                        + " disabled for this organization")
                        .as(ErrorCode.TOKEN_REFUSED);
            }
            return found;
        });
        lastUse.ofLegacyToken(caller.id());
        return caller;
    }

    private Optional<Caller> byClaims(Jwts.Claims claims) {
        Optional<Caller> caller =
                database.read(handle -> caller(handle, claims.user(), Caller.Credential.TOKEN, claims.jti())
                        .filter(found -> organizationSays(handle, found, "api_tokens_enabled")));
        caller.ifPresent(found -> lastUse.ofPersonalToken(found.id(), claims.jti()));
        return caller;
    }

    private static boolean organizationSays(Handle handle, Caller caller, String column) {
        return handle.createQuery("SELECT " + column + " FROM organizations WHERE id = :id")
                .bind("id", caller.organization().orElse(-1L))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    private Optional<Caller> session(Context context) {
        String cookie = context.cookie(SESSION_COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        Sessions.Found session = sessions.find(cookie);
        Optional<Caller> caller = session.session()
                .flatMap(found ->
                        database.read(handle -> caller(handle, found.userId(), Caller.Credential.SESSION, found.id())));
        if (caller.isEmpty()) {
            if (!session.isKept()) {
                context.removeCookie(SESSION_COOKIE, "/");
            }
            return caller;
        }
        if (!SAFE_METHODS.contains(context.method().toString())) {
            checkOrigin(context);
        }
        return caller;
    }

    private void checkOrigin(Context context) {
        if (CrossSite.isCrossSite(context)) {
            throw ApiException.of(403, "CSRF Failed: Origin checking failed.").as(ErrorCode.CSRF_FAILED);
        }
        if (isEnforced(context) && !csrf.isValid(context, new Body.Empty())) {
            throw ApiException.of(403, "CSRF Failed: CSRF token missing.").as(ErrorCode.CSRF_FAILED);
        }
    }

    /** A request may ask for the full check of the token. */
    static boolean isEnforced(Context context) {
        List<String> values = context.queryParams("enforce_csrf_checks");
        return !values.isEmpty() && Query.isYes(values.getLast());
    }

    private Optional<Caller> caller(Handle handle, long id, Caller.Credential credential, String grant) {
        return users.find(handle, id).flatMap(user -> caller(handle, user, credential, grant));
    }

    private Optional<Caller> caller(Handle handle, User user, Caller.Credential credential, String grant) {
        return user.isActive()
                ? Optional.of(
                        new Caller(user.id(), user.email(), users.organizationOf(handle, user), credential, grant))
                : Optional.empty();
    }
}
