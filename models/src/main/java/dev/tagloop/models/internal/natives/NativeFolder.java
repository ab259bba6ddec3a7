package dev.tagloop.models.internal.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folder into which native libraries are unpacked, once for all runs: {@code ENGINE_CACHE_DIR} or
 * {@code DJL_CACHE_DIR} if a person set them, else {@code natives} in Tagloop's cache ({@code TAGLOOP_CACHE},
 * {@code XDG_CACHE_HOME/tagloop} or {@code ~/.cache/tagloop}).
 */
final class NativeFolder {
    private NativeFolder() {}

    static Path directory() {
        return engineCache()
                .orElseGet(() -> cache(System::getenv, System.getProperty("user.home", "."))
                        .resolve("natives"));
    }

    /** What a person set for DJL; the environment wins over the property, as in DJL itself. */
    static Optional<Path> engineCache() {
        return setting("ENGINE_CACHE_DIR").or(() -> setting("DJL_CACHE_DIR"));
    }

    static Path cache(UnaryOperator<String> environment, String home) {
        String own = environment.apply("TAGLOOP_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String xdg = environment.apply("XDG_CACHE_HOME");
        Path caches = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(home, ".cache");
        return caches.resolve("tagloop").toAbsolutePath();
    }

    /** Makes the folder; the error says how to choose another one. */
    static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw notWritable(directory, e);
        }
    }

    static IllegalStateException notWritable(Path directory, IOException cause) {
        return new IllegalStateException(
                "native libraries cannot be unpacked into " + directory + ": " + cause.getMessage()
                        + ". Make the folder writable or name another one in TAGLOOP_CACHE",
                cause);
    }

    private static Optional<Path> setting(String name) {
        String environment = System.getenv(name);
        String value = environment == null ? System.getProperty(name) : environment;
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(Path::of);
    }
}
