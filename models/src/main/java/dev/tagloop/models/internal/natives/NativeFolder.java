package dev.tagloop.models.internal.natives;

import dev.tagloop.places.UserFolders;
import dev.tagloop.places.natives.UnpackedLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder into which native libraries are unpacked, once for all runs: {@code ENGINE_CACHE_DIR} or
 * {@code DJL_CACHE_DIR} if a person set them, else {@code natives} in Tagloop's cache ({@code TAGLOOP_CACHE},
 * {@code XDG_CACHE_HOME/tagloop} or {@code ~/.cache/tagloop}).
 */
final class NativeFolder {
    private NativeFolder() {}

    static Path directory() {
        return engineCache().orElseGet(UserFolders.ofProcess()::natives);
    }

    /** What a person set for DJL; the environment wins over the property, as in DJL itself. */
    static Optional<Path> engineCache() {
        return setting("ENGINE_CACHE_DIR").or(() -> setting("DJL_CACHE_DIR"));
    }

    /** Makes the folder; the error says how to choose another one. */
    static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw UnpackedLibrary.notWritable(directory, e);
        }
    }

    private static Optional<Path> setting(String name) {
        String environment = System.getenv(name);
        String value = environment == null ? System.getProperty(name) : environment;
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(Path::of);
    }
}
