package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's messages are signed with, in the form of the Standard Webhooks specification: {@code whsec_} and 24 to 64 bytes in base64.
 * The signature is over the message's name, the time of sending and the body, so that none of the three can be exchanged.
 */
final class SigningSecret {
    /** What stored ones are sealed for. */
    static final String SEAL = "webhook secret";

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /** @throws ApiException 400 when it has another form */
    static SigningSecret of(String text) {
        byte[] key = new byte[0];
        if (text.startsWith(PREFIX)) {
            try {
                key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                throw malformed();
            }
        }
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw malformed();
        }
        return new SigningSecret(key);
    }

    private static ApiException malformed() {
        return ApiException.invalid(
                "secret",
                "A secret is \"" + PREFIX + "\" and " + LEAST_BYTES + " to " + MOST_BYTES
                        + " random bytes in base64, such as the output of: echo " + PREFIX
                        + "$(openssl rand -base64 32)");
    }

    /** The value of the header {@code webhook-signature}. @param seconds the time of sending, as in {@code webhook-timestamp} */
    String sign(String uid, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = mac.doFinal((uid + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
