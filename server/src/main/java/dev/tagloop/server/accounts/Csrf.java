package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Body;
import dev.tagloop.server.storage.InstanceKey;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Protection of session requests against other sites. The two forms need the token of the {@code csrftoken} cookie as a field or header;
 * API calls by session need none, as clients expect, but a browser that says it comes from elsewhere is refused.
 */
final class Csrf {
    static final String COOKIE = "csrftoken";
    static final String FIELD = "csrfmiddlewaretoken";
    private static final int YEAR_SECONDS = 31_449_600;

    private final InstanceKey key;

    Csrf(InstanceKey key) {
        this.key = key;
    }

    /** The token for a form, set as a cookie too. */
    String token(Context context) {
        String token = context.cookie(COOKIE);
        if (token == null || !isOurs(token)) {
            String random = Secrets.hex(16);
            token = random + sign(random);
        }
        context.cookie(new Cookie(COOKIE, token, "/", YEAR_SECONDS, false, false, null, SameSite.LAX));
        return token;
    }

    private boolean isOurs(String token) {
        return token.length() == 64 && same(token.substring(32), sign(token.substring(0, 32)));
    }

    private String sign(String random) {
        return key.digest("csrf", random).substring(0, 32);
    }

    /** True when the form, or a header, carries the token of the cookie. */
    boolean isValid(Context context, Body body) {
        String cookie = context.cookie(COOKIE);
        if (cookie == null || !isOurs(cookie)) {
            return false;
        }
        String header = context.header("X-CSRFToken");
        String field = body instanceof Body.OfForm form
                ? form.fields().getOrDefault(FIELD, List.of("")).getLast()
                : "";
        return same(cookie, field) || (header != null && same(cookie, header));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
