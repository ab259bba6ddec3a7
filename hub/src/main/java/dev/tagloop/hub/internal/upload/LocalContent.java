package dev.tagloop.hub.internal.upload;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.internal.download.ContentHash;
import dev.tagloop.net.OutboundBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A file on its way up: its bytes, its names, and pieces of it as bodies of requests. */
final class LocalContent {
    /** How much the Hub looks at to tell text from other content. */
    private static final int SAMPLE = 512;

    private final String path;
    private final Path file;
    private final byte[] bytes;
    private final long size;
    private String sha256;

    private LocalContent(String path, Path file, byte[] bytes, long size) {
        this.path = path;
        this.file = file;
        this.bytes = bytes;
        this.size = size;
    }

    static LocalContent of(UploadRequest.Addition addition) {
        return switch (addition) {
            case UploadRequest.OfBytes inMemory ->
                new LocalContent(inMemory.path(), null, inMemory.content(), inMemory.content().length);
            case UploadRequest.OfFile onDisk -> {
                try {
                    yield new LocalContent(onDisk.path(), onDisk.file(), null, Files.size(onDisk.file()));
                } catch (IOException e) {
                    throw unreadable(onDisk.file(), e);
                }
            }
        };
    }

    String path() {
        return path;
    }

    long size() {
        return size;
    }

    byte[] sample() {
        try (InputStream in = open()) {
            return in.readNBytes(SAMPLE);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    /** The name of a large file; computed once, since it takes a while. */
    synchronized String sha256() {
        if (sha256 == null) {
            sha256 = hash(ContentHash.sha256());
        }
        return sha256;
    }

    /** Git's name of a small file. */
    String gitBlob() {
        return hash(ContentHash.gitBlob(size));
    }

    /** A piece as a body without a type: the store's signature covers none. */
    OutboundBody slice(long offset, long length) {
        return file == null
                ? OutboundBody.bytes("", Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length)))
                : OutboundBody.slice("", file, offset, length);
    }

    private String hash(MessageDigest digest) {
        try (InputStream in = open()) {
            byte[] buffer = new byte[1 << 17];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static HubException unreadable(Path file, IOException e) {
        return new HubException(HubException.Kind.DISK, file + " cannot be read: " + e.getMessage(), e);
    }
}
