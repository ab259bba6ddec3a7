package dev.tagloop.server.backup;

import dev.tagloop.core.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and digests bytes on their way. */
final class Digesting {
    private final MessageDigest digest = Sha256.fresh();
    private long size;

    void add(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** Hexadecimal; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Passes everything through, but no more than a limit. */
    void copy(InputStream from, OutputStream to, long limit) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            add(buffer, read);
            if (size > limit) {
                throw new BackupException("The backup is damaged: a part of it is longer than its manifest says.");
            }
            to.write(buffer, 0, read);
        }
    }
}
