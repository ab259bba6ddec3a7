package dev.tagloop.models.internal.natives;

import java.nio.file.Path;

/**
 * Tells DJL, before its first class that matters is loaded, what it must not do: phone home, download, unpack into the
 * user's home. What a person set already stays.
 */
public final class TokenizerNatives {
    private TokenizerNatives() {}

    /** Sets the properties; call before any class of DJL is touched. May be called again. */
    public static synchronized void prepare() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        // Also keeps the library from looking for a CUDA build of itself.
        System.setProperty("ai.djl.offline", "true");
        if (NativeFolder.engineCache().isEmpty()) {
            Path directory = NativeFolder.directory();
            NativeFolder.create(directory);
            System.setProperty("ENGINE_CACHE_DIR", directory.toString());
        }
    }
}
