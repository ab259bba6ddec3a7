package dev.tagloop.server.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/**
 * The server that has a data folder, seen by another program on the machine: {@code tagloop.address} tells where it is reached, and who may
 * read {@code instance.key} proves by it to be its operator.
 *
 * @param url without a slash at the end
 */
public record Occupant(String url, InstanceKey key) {
    private static final String FILE = "tagloop.address";
    private static final Set<String> HERE = Set.of("localhost", "[::1]", "0.0.0.0", "[::]");

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

    /** Whether a server has this folder now that is reached at an address, by whichever of the names that this machine has for itself. */
    public static boolean isAt(Path root, String url) {
        if (!Files.isRegularFile(root.resolve(FILE))) {
            return false;
        }
        try {
            FolderLock.take(root).close();
            // Whoever was here was killed.
            return false;
        } catch (FolderInUseException e) {
            return of(root).filter(there -> same(there.url(), url)).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean same(String one, String other) {
        URI a = URI.create(one);
        URI b = URI.create(other.strip());
        return a.getPort() == b.getPort()
                && a.getHost() != null
                && b.getHost() != null
                && (a.getHost().equals(b.getHost()) || isHere(a.getHost()) && isHere(b.getHost()));
    }

    private static boolean isHere(String host) {
        return HERE.contains(host) || host.startsWith("127.");
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
