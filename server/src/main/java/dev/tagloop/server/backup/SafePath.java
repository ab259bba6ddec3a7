package dev.tagloop.server.backup;

import java.io.File;
import java.util.List;
import java.util.Locale;

/** Paths that a backup may put files under: inside the data folder, and never in the place of what the program itself keeps there. */
final class SafePath {
    private static final List<String> RESERVED = List.of(
            "tagloop.db",
            "tagloop.db-wal",
            "tagloop.db-shm",
            "tagloop.db-journal",
            "version",
            "postgresql",
            "tagloop.lock",
            "tagloop.address",
            "temporary",
            "backups");
    private static final int LONGEST = 1000;

    private SafePath() {}

    /** @return the path itself. @throws BackupException when it leads, or may lead, out of the folder or to what is not to be replaced */
    static String require(String path) {
        if (!isSafe(path)) {
            throw new BackupException("The backup is not used: it would put a file at \""
                    + path.replaceAll("\\p{Cntrl}", "?") + "\", which is no place for one.");
        }
        return path;
    }

    /** Whether a file could be put there again. */
    static boolean isSafe(String path) {
        return !path.isEmpty()
                && path.length() <= LONGEST
                && path.chars().noneMatch(SafePath::isUnsafe)
                && List.of(path.split("/", -1)).stream().noneMatch(SafePath::isHidden)
                && !RESERVED.contains(path.split("/", 2)[0].toLowerCase(Locale.ROOT));
    }

    private static boolean isUnsafe(int sign) {
        return sign < ' ' || sign == 0x7f || sign == '\\' || (sign == ':' && File.separatorChar == '\\');
    }

    /** Also what goes up a folder. What the program makes meanwhile has hidden names. */
    private static boolean isHidden(String part) {
        return part.isEmpty() || part.startsWith(".");
    }

    /** Whether a file of a data folder, under its path there, belongs into a backup. */
    static boolean belongs(String path) {
        if (RESERVED.contains(path.split("/", 2)[0].toLowerCase(Locale.ROOT))) {
            return false;
        }
        // What is being written, and the state of a training that is under way.
        return !path.endsWith(".part")
                && !path.endsWith(".new")
                && List.of(path.split("/")).stream().noneMatch(part -> isHidden(part) || part.equals("checkpoints"));
    }
}
