package dev.tagloop.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password's hash as Django stores it by default, {@code pbkdf2_sha256$ITERATIONS$SALT$HASH}: what accounts that moved in sign in with the first
 * time. It is replaced then by a hash of ours.
 */
record DjangoHash(int iterations, String salt, byte[] hash) {
    private static final Pattern FORM =
            Pattern.compile("pbkdf2_sha256\\$([1-9]\\d{0,6})\\$([!-#%-~]{1,128})\\$([A-Za-z0-9+/]{43}=)");
    private static final int BITS = 256;

    /** Empty for anything else: other algorithms, and accounts without a password. */
    static Optional<DjangoHash> read(String stored) {
        Matcher matcher = FORM.matcher(stored);
        return matcher.matches()
                ? Optional.of(new DjangoHash(
                        Integer.parseInt(matcher.group(1)),
                        matcher.group(2),
                        Base64.getDecoder().decode(matcher.group(3))))
                : Optional.empty();
    }

    boolean matches(String password) {
        try {
            byte[] own = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), iterations, BITS))
                    .getEncoded();
            return MessageDigest.isEqual(own, hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with HMAC-SHA-256", e);
        }
    }
}
