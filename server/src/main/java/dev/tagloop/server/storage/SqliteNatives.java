package dev.tagloop.server.storage;

import dev.tagloop.places.UserFolders;
import dev.tagloop.places.natives.UnpackedLibrary;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's library once for all runs and points the driver at it. Left to itself, the driver unpacks it into the temporary folder at every
 * start, and leaves it there when the process is killed.
 */
public final class SqliteNatives {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteNatives.class);
    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteNatives() {}

    /** Call before the first connection; what a person set stays. Where the library cannot be unpacked, the driver does what it does by itself. */
    public static synchronized void prepare() {
        if (System.getProperty(PATH) != null) {
            return;
        }
        String root = LibraryLoaderUtil.getNativeLibResourcePath();
        String name = LibraryLoaderUtil.getNativeLibName();
        try {
            Path folder = UnpackedLibrary.unpack(
                    UserFolders.ofProcess().natives(),
                    "sqlite/" + SQLiteJDBCLoader.getVersion(),
                    SQLiteJDBCLoader.class,
                    root,
                    List.of(name));
            System.setProperty(PATH, folder.toString());
            System.setProperty(NAME, name);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.debug("SQLite's library is unpacked by its driver", e);
        }
    }
}
