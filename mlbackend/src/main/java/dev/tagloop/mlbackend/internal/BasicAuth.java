package dev.tagloop.mlbackend.internal;

import dev.tagloop.labelstudio.backend.BackendAddress.Credentials;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Asks for user name and password on every route, also on the one that only tells that the backend is there. */
final class BasicAuth {
    private final byte[] expected;

    BasicAuth(Credentials login) {
        this.expected = login.encoded().getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the request brings them; compared in constant time. */
    boolean lets(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        byte[] sent = header.substring(6).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, sent);
    }
}
