package dev.tagloop.labelstudio.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens as servers make them. */
final class TestTokens {
    static final String LEGACY = "0123456789abcdef0123456789abcdef01234567";

    private TestTokens() {}

    /** A JSON web token; nobody here checks the signature. */
    static String jwt(String type, long expiry) {
        return part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + part("{\"token_type\":\"" + type + "\",\"exp\":" + expiry + ",\"jti\":\"a\",\"user_id\":\"1\"}")
                + ".c2ln";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
