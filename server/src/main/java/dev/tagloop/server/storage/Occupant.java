package dev.tagloop.server.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The server that has a data folder, seen by another program on the machine: {@code tagloop.address} tells where it is reached, and who may
 * read {@code instance.key} proves by it to be its operator.
 *
 * @param url without a slash at the end
 */
public record Occupant(String url, InstanceKey key) {
    private static final String FILE = "tagloop.address";

    /** The server that has this folder; empty while it starts or ends, or when its files cannot be read. */
    public static Optional<Occupant> of(Path root) {
        try {
            return Optional.of(new Occupant(
                    Files.readString(root.resolve(FILE), StandardCharsets.US_ASCII)
                            .strip(),
                    InstanceKey.loadOrCreate(root.resolve("instance.key"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static void announce(Path root, String url) throws IOException {
        Path fresh = root.resolve(FILE + ".new");
        Files.writeString(fresh, url + "\n", StandardCharsets.US_ASCII);
        Files.move(fresh, root.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A server that was killed leaves its address behind. */
    static void forget(Path root) throws IOException {
        Files.deleteIfExists(root.resolve(FILE));
    }
}
