package dev.tagloop.training;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import dev.tagloop.models.DjlSettings;
import dev.tagloop.training.internal.tensor.OpenMp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads libtorch: first use of PyTorch in the process goes through here, because what DJL may do (phone home, download,
 * where it unpacks 450 MB) is decided by properties that it reads while it loads.
 */
public final class Natives {

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
            Path directory = directory();
            requireUsable(directory);
            OpenMp.sleepWhileWaiting();
            try {
                engine = unpacked(directory) ? Engine.getEngine("PyTorch") : unpack(directory);
            } catch (IOException | RuntimeException | LinkageError e) {
                throw new NativesException(
                        "libtorch could not be loaded from " + directory + ": " + e.getMessage()
                                + ". Supported are linux-x86_64, linux-aarch64, osx-aarch64 and win-x86_64; if the folder"
                                + " was unpacked only in part, delete it and start again",
                        e);
            }
        }
        return engine;
    }

    private static Engine unpack(Path directory) throws IOException {
        UnpackingTurn turn = UnpackingTurn.take(directory.resolve("pytorch"));
        try {
            return Engine.getEngine("PyTorch");
        } finally {
            turn.close();
        }
    }

    /**
     * The folder that natives are unpacked into: what a person set for DJL, else {@code natives} in Tagloop's cache
     * ({@code TAGLOOP_CACHE}, or {@code tagloop} in the user's cache).
     */
    public static Path directory() {
        try {
            DjlSettings.apply();
        } catch (IllegalStateException e) {
            throw new NativesException(e.getMessage(), e);
        }
        return Utils.getEngineCacheDir();
    }

    /** A folder that cannot be written is good enough when libtorch is unpacked in it already. */
    static void requireUsable(Path directory) {
        if (unpacked(directory)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "probe", null));
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
