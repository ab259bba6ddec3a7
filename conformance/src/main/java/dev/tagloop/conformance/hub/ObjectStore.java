package dev.tagloop.conformance.hub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Contents on the disk. Large ones are found again by their SHA-256. */
final class ObjectStore {
    private final Path folder;
    private final Map<String, Content> large = new ConcurrentHashMap<>();

    ObjectStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Content keep(byte[] bytes) throws IOException {
        return keep(new ByteArrayInputStream(bytes));
    }

    Content keep(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return keep(in);
        }
    }

    Content keep(InputStream in) throws IOException {
        Path path = folder.resolve(UUID.randomUUID().toString());
        long size = Files.copy(in, path);
        return new Content.OnDisk(path, size);
    }

    void publish(String sha256, Content content) {
        large.put(sha256, content);
    }

    Optional<Content> find(String sha256) {
        return Optional.ofNullable(large.get(sha256));
    }
}
