package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two names of a content: Git's for a blob, and the plain SHA-256 of large files. */
final class Digests {
    private Digests() {}

    static String sha256(Content content) throws IOException {
        return hex(digest("SHA-256", new byte[0], content));
    }

    static String gitBlob(Content content) throws IOException {
        byte[] head = ("blob " + content.size() + "\0").getBytes(StandardCharsets.US_ASCII);
        return hex(digest("SHA-1", head, content));
    }

    static String gitBlob(byte[] bytes) {
        MessageDigest digest = of("SHA-1");
        digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return hex(digest.digest(bytes));
    }

    static String sha1(String text) {
        return hex(of("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(String algorithm, byte[] head, Content content) throws IOException {
        MessageDigest digest = of(algorithm);
        digest.update(head);
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = content.open(0)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
