package dev.tagloop.hub.internal.download;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether bytes are what an ETag names: the SHA-256 of a large file, or Git's SHA-1 of a blob. Others name nothing. */
public final class ContentHash {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    private final String etag;
    private final MessageDigest digest;

    private ContentHash(String etag, MessageDigest digest) {
        this.etag = etag;
        this.digest = digest;
    }

    /** A check of {@code size} bytes against {@code etag}. */
    public static ContentHash of(String etag, long size) {
        if (SHA256.matcher(etag).matches()) {
            return new ContentHash(etag, sha256());
        }
        if (SHA1.matcher(etag).matches()) {
            return new ContentHash(etag, gitBlob(size));
        }
        return new ContentHash(etag, null);
    }

    /** What names the content of a large file. */
    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** What Git names a file of {@code size} bytes by; the bytes are still to come. */
    public static MessageDigest gitBlob(long size) {
        MessageDigest digest = digest("SHA-1");
        digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        return digest;
    }

    /** More bytes. */
    public void update(byte[] bytes, int length) {
        if (digest != null) {
            digest.update(bytes, 0, length);
        }
    }

    /** What the bytes are named by instead; empty if it is the ETag, or if the ETag names nothing. */
    public Optional<String> other() {
        if (digest == null) {
            return Optional.empty();
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        return actual.equals(etag) ? Optional.empty() : Optional.of(actual);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
