package dev.tagloop.server.movein;

import dev.tagloop.core.text.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A digest of a project's content that does not depend on the order in which things are read, nor on ids that had to change: the sum of the
 * digests of all things.
 */
final class ContentDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final MessageDigest sha = Sha256.fresh();
    private BigInteger sum = BigInteger.ZERO;

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
