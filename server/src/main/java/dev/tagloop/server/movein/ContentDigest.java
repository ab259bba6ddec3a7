package dev.tagloop.server.movein;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest of a project's content that does not depend on the order in which things are read, nor on ids that had to change: the sum of the
 * digests of all things.
 */
final class ContentDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest sha;
    private BigInteger sum = BigInteger.ZERO;

    ContentDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a thing. @param parts what it is made of; null where it has none */
    void add(Object... parts) {
        for (Object part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(bytes);
        }
        sum = sum.add(new BigInteger(1, sha.digest())).mod(MODULUS);
    }

    /** 64 hexadecimal digits. */
    String hex() {
        return String.format("%064x", sum);
    }
}
