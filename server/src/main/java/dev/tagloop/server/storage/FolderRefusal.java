package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in one sentence why a data folder cannot be opened, and what to do. */
final class FolderRefusal {
    private static final long LITTLE = 1 << 20;

    private FolderRefusal() {}

    static StudioException explain(Path root, Exception failure) {
        if (failure instanceof StudioException clear) {
            return clear;
        }
        List<Throwable> causes = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .toList();
        String folder = "The data folder " + root + " ";
        if (causes.stream().anyMatch(cause -> meansFull(cause, root))) {
            return new StudioException(
                    folder + "has no space left: free some, or choose another folder with --data-dir.", failure);
        }
        Optional<SQLException> sql = first(causes, SQLException.class);
        if (sql.isPresent()) {
            return new StudioException(
                    folder + "cannot be opened (" + words(sql.get())
                            + "): restore it from a backup, or choose another folder with --data-dir.",
                    failure);
        }
        Optional<IOException> io = first(causes, IOException.class);
        if (io.isPresent() || failure instanceof UncheckedIOException) {
            return new StudioException(
                    folder + "cannot be written ("
                            + io.map(FolderRefusal::words).orElse("unknown reason")
                            + "): give yourself the right to write there, or choose another folder with --data-dir.",
                    failure);
        }
        return new StudioException(folder + "cannot be opened: " + failure.getMessage(), failure);
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static boolean meansFull(Throwable cause, Path root) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left")
                || message.contains("SQLITE_FULL")
                || message.contains("Disk quota exceeded")
                || (message.contains("SQLITE_IOERR") && root.toFile().getUsableSpace() < LITTLE);
    }

    /** The driver writes "[CODE] text (detail)". */
    private static String words(SQLException failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return message.replaceFirst("^\\[[A-Z_]+]\\s*", "");
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied on " + denied.getFile();
            case NoSuchFileException missing -> "nothing can be made at " + missing.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case FileSystemException system ->
                String.valueOf(system.getReason()).toLowerCase(Locale.ROOT) + ": " + system.getFile();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
