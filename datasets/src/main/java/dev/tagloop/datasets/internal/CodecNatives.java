package dev.tagloop.datasets.internal;

import com.github.luben.zstd.util.ZstdVersion;
import dev.tagloop.places.UserFolders;
import dev.tagloop.places.natives.UnpackedLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xerial.snappy.OSInfo;
import org.xerial.snappy.SnappyLoader;

/**
 * Unpacks the libraries of Snappy and Zstandard once for all runs and points their classes at them; by themselves they unpack them into the
 * temporary folder each time and leave them there when the process is killed.
 */
public final class CodecNatives {
    private static final Logger LOG = LoggerFactory.getLogger(CodecNatives.class);
    private static final String ZSTD = "ZstdNativePath";
    private static boolean done;

    private CodecNatives() {}

    /**
     * Call before anything is read or written that may be compressed; what a person set stays. Where a library cannot be unpacked, or there is none for this
     * platform, its classes do what they do by themselves.
     */
    public static synchronized void prepare() {
        if (done) {
            return;
        }
        done = true;
        Path base = UserFolders.ofProcess().natives();
        if (System.getProperty(SnappyLoader.KEY_SNAPPY_LIB_PATH) == null) {
            attempt("Snappy", () -> snappy(base));
        }
        if (System.getProperty(ZSTD) == null) {
            attempt("Zstandard", () -> zstandard(base));
        }
    }

    private static void attempt(String library, Runnable unpacking) {
        try {
            unpacking.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.debug("{} unpacks its library by itself", library, e);
        }
    }

    private static void snappy(Path base) {
        String platform = OSInfo.getNativeLibFolderPathForCurrentOS();
        String name = System.mapLibraryName("snappyjava");
        Path folder = UnpackedLibrary.unpack(
                base,
                "snappy/" + platform.replace('/', '-'),
                SnappyLoader.class,
                "/org/xerial/snappy/native/" + platform,
                List.of(name));
        System.setProperty(SnappyLoader.KEY_SNAPPY_LIB_PATH, folder.toString());
        System.setProperty(SnappyLoader.KEY_SNAPPY_LIB_NAME, name);
    }

    private static void zstandard(Path base) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : os.contains("win") ? "win" : "linux";
        String ending = system.equals("darwin") ? ".dylib" : system.equals("win") ? ".dll" : ".so";
        String name = "libzstd-jni-" + ZstdVersion.VERSION + ending;
        String platform = system + "/" + System.getProperty("os.arch");
        Path folder = UnpackedLibrary.unpack(
                base, "zstd/" + platform.replace('/', '-'), ZstdVersion.class, "/" + platform, List.of(name));
        System.setProperty(ZSTD, folder.resolve(name).toString());
    }
}
