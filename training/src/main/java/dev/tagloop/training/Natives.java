package dev.tagloop.training;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Loads libtorch: first use of DJL in the process goes through here, because what DJL may do (phone home, download,
 * where it unpacks 450 MB) is decided by properties that it reads while it loads.
 */
public final class Natives {

    private static final Map<String, String> QUIET = Map.of(
            "OPT_OUT_TRACKING", "true",
            "ai.djl.offline", "true");

    private static Engine engine;

    private Natives() {}

    /**
     * Loads libtorch once; later calls return at once.
     *
     * @return DJL's PyTorch engine
     * @throws NativesException if the cache folder cannot be written or the library does not load
     */
    public static synchronized Engine load() {
        if (engine == null) {
            prepare();
            try {
                engine = Engine.getEngine("PyTorch");
            } catch (RuntimeException | LinkageError e) {
                throw new NativesException(
                        "libtorch could not be loaded from " + directory() + ": " + e.getMessage()
                                + ". Supported are linux-x86_64, linux-aarch64, osx-aarch64 and win-x86_64; if the folder was"
                                + " unpacked only in part, delete it and start again",
                        e);
            }
        }
        return engine;
    }

    /**
     * Sets what DJL must know before it loads: no tracking, no download, where natives go. What a person has set
     * already (property or environment) stays.
     */
    static void prepare() {
        QUIET.forEach(System::setProperty);
        Path directory = directory();
        if (setByPerson("ENGINE_CACHE_DIR")
                .or(() -> setByPerson("DJL_CACHE_DIR"))
                .isEmpty()) {
            requireUsable(directory);
            System.setProperty("ENGINE_CACHE_DIR", directory.toString());
        } else {
            requireUsable(directory);
        }
    }

    /** The folder that natives are unpacked into. */
    public static Path directory() {
        return setByPerson("ENGINE_CACHE_DIR")
                .or(() -> setByPerson("DJL_CACHE_DIR"))
                .map(Path::of)
                .orElseGet(() -> cache(System::getenv, System.getProperty("user.home", "."))
                        .resolve("natives"));
    }

    /** The user's cache of Tagloop: {@code TAGLOOP_CACHE}, {@code XDG_CACHE_HOME/tagloop} or {@code ~/.cache/tagloop}. */
    static Path cache(UnaryOperator<String> environment, String home) {
        String own = environment.apply("TAGLOOP_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String xdg = environment.apply("XDG_CACHE_HOME");
        Path caches = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(home, ".cache");
        return caches.resolve("tagloop").toAbsolutePath();
    }

    private static Optional<String> setByPerson(String name) {
        String environment = System.getenv(name);
        String value = environment == null ? System.getProperty(name) : environment;
        return Optional.ofNullable(value).filter(v -> !v.isBlank());
    }

    /** A folder that cannot be written is good enough when libtorch is unpacked in it already. */
    static void requireUsable(Path directory) {
        if (unpacked(directory)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path probe = Files.createTempFile(directory, "probe", null);
            Files.delete(probe);
        } catch (IOException e) {
            throw new NativesException(
                    "the native libraries of PyTorch (about 450 MB) cannot be unpacked into " + directory + ": "
                            + e.getMessage() + ". Make the folder writable or name another one in TAGLOOP_CACHE",
                    e);
        }
    }

    private static boolean unpacked(Path directory) {
        try (Stream<Path> versions = Files.list(directory.resolve("pytorch"))) {
            return versions.anyMatch(version -> Files.exists(version.resolve(System.mapLibraryName("torch_cpu"))));
        } catch (IOException e) {
            return false;
        }
    }
}
