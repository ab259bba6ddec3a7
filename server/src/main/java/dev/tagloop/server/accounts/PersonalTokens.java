package dev.tagloop.server.accounts;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.ErrorCode;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Personal access tokens: made, exchanged for access tokens, rotated, blacklisted. Only their ids are stored. */
final class PersonalTokens {
    /** As far ahead as the original: effectively for ever. */
    private static final Duration LIFE = Duration.ofDays(365L * 200);

    private final Database database;
    private final Jwts jwts;
    private final InstantSource clock;

    PersonalTokens(Database database, Jwts jwts, InstantSource clock) {
        this.database = database;
        this.jwts = jwts;
        this.clock = clock;
    }

    /** @param issuedAt seconds since 1970, like {@code expiresAt} */
    record Row(long userId, String jti, long issuedAt, long expiresAt) {
        Jwts.Claims claims() {
            return new Jwts.Claims(
                    Jwts.Type.REFRESH, jti, userId, Instant.ofEpochSecond(issuedAt), Instant.ofEpochSecond(expiresAt));
        }
    }

    /** Makes the account's token. @throws ApiException 409 while it has a living one */
    String create(long user) {
        return database.write(handle -> {
            if (!living(handle, user).isEmpty()) {
                throw ApiException.of(
                        409, "You already have a valid token. Please revoke it before creating a new one.");
            }
            return insert(handle, user);
        });
    }

    private String insert(Handle handle, long user) {
        long now = clock.instant().getEpochSecond();
        Row row = new Row(user, Secrets.hex(16), now, now + LIFE.toSeconds());
        handle.createUpdate("INSERT INTO personal_tokens (user_id, jti, issued_at, expires_at)"
                        + " VALUES (:userId, :jti, :issuedAt, :expiresAt)")
                .bind("userId", row.userId())
                .bind("jti", row.jti())
                .bind("issuedAt", row.issuedAt())
                .bind("expiresAt", row.expiresAt())
                .execute();
        return jwts.sign(row.claims());
    }

    /** The living tokens of an account, each without its signature. */
    List<String> list(long user) {
        return database.read(handle -> living(handle, user)).stream()
                .map(row -> jwts.withoutSignature(row.claims()))
                .toList();
    }

    private List<Row> living(Handle handle, long user) {
        return handle.createQuery("SELECT user_id, jti, issued_at, expires_at FROM personal_tokens"
                        + " WHERE user_id = :user AND revoked_at IS NULL AND expires_at > :now ORDER BY id")
                .bind("user", user)
                .bind("now", clock.instant().getEpochSecond())
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /** What a personal access token is exchanged for: the claims of an access token of some minutes, to be signed. */
    Jwts.Claims refresh(String token) {
        Jwts.Claims claims = jwts.verify(token)
                .filter(found -> found.type() == Jwts.Type.REFRESH)
                .orElseThrow(() -> dead("Token is invalid"));
        if (!isLiving(claims)) {
            throw dead("Token is blacklisted");
        }
        Instant now = clock.instant();
        return new Jwts.Claims(Jwts.Type.ACCESS, claims.jti(), claims.user(), now, now.plus(Jwts.ACCESS_LIFE));
    }

    String sign(Jwts.Claims claims) {
        return jwts.sign(claims);
    }

    private static ApiException dead(String detail) {
        return ApiException.of(401, detail)
                .as(ErrorCode.TOKEN_REFUSED)
                .with("WWW-Authenticate", "Bearer realm=\"api\"");
    }

    /** The account of a signed token, personal or access, that is neither expired nor revoked. */
    Optional<Jwts.Claims> check(String token) {
        return jwts.verify(token).filter(this::isLiving);
    }

    private boolean isLiving(Jwts.Claims claims) {
        return database.read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM personal_tokens WHERE jti = :jti AND user_id = :user AND revoked_at IS NULL")
                        .bind("jti", claims.jti())
                        .bind("user", claims.user())
                        .mapTo(Long.class)
                        .one())
                == 1;
    }

    /** Replaces the account's token; empty when the old one is not a living one of this account. */
    Optional<String> rotate(long user, String token) {
        Optional<Jwts.Claims> claims = own(user, token);
        return claims.flatMap(old -> database.write(
                handle -> revoke(handle, old) == 1 ? Optional.of(insert(handle, user)) : Optional.empty()));
    }

    /** Kills the account's token; false when it is not a living one of this account. */
    boolean blacklist(long user, String token) {
        Optional<Jwts.Claims> claims = own(user, token);
        return claims.isPresent() && database.write(handle -> revoke(handle, claims.get())) == 1;
    }

    private Optional<Jwts.Claims> own(long user, String token) {
        return jwts.verify(token).filter(claims -> claims.type() == Jwts.Type.REFRESH && claims.user() == user);
    }

    private int revoke(Handle handle, Jwts.Claims claims) {
        return handle.createUpdate(
                        "UPDATE personal_tokens SET revoked_at = :now WHERE jti = :jti AND revoked_at IS NULL")
                .bind("now", Times.text(clock.instant()))
                .bind("jti", claims.jti())
                .execute();
    }
}
