package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a JSON web token says about itself. Its signature is the server's business and not looked at.
 *
 * @param text the token
 * @param expiry when it ends
 */
record Jwt(String text, Instant expiry) {
    private static final int PARTS = 3;

    /** Reads a token; empty if the text is none, which makes it a legacy token. */
    static Optional<Jwt> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS || parts[2].isEmpty()) {
            return Optional.empty();
        }
        try {
            decode(parts[0]);
            OptionalLong expiry = decode(parts[1]).integer("exp");
            return expiry.isPresent()
                    ? Optional.of(new Jwt(text, Instant.ofEpochSecond(expiry.getAsLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException | JsonException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static JsonObject decode(String part) {
        return JsonObject.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
