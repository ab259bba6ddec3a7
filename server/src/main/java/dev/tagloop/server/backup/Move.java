package dev.tagloop.server.backup;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.storage.Counters;
import dev.tagloop.server.storage.FreshStore;
import dev.tagloop.server.storage.RestingFolder;
import dev.tagloop.server.storage.Room;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.UnfinishedRestore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves what a data folder holds into a new folder, on either kind of database: every table, with all ids and the counters of ids. The source is only
 * read. What was moved is read again and compared before it is shown.
 */
public final class Move {
    private Move() {}

    /**
     * What was moved.
     *
     * @param tables with rows and digests, which are those of the source and of the target
     * @param files of the data folder
     */
    public record Outcome(List<TableMark> tables, int files) {
        /** Rows of all tables. */
        public long rows() {
            return tables.stream().mapToLong(TableMark::rows).sum();
        }
    }

    /** A data folder and, where it has one, the address of its PostgreSQL database. */
    public record Place(Path folder, Optional<String> databaseUrl) {}

    /**
     * Does it. No server may have the source meanwhile: what it wrote afterwards would be left behind.
     *
     * @param to an empty or new folder, and an empty database where it shall be PostgreSQL
     * @throws StudioException with one sentence; then the target is as empty as before
     */
    public static Outcome make(Place from, Place to, Watch watch) {
        Path source = from.folder().toAbsolutePath().normalize();
        Path target = to.folder().toAbsolutePath().normalize();
        if (target.startsWith(source) || source.startsWith(target)) {
            throw new StudioException("The data cannot be moved from " + source + " to " + target
                    + ", since one is in the other: name a new folder beside it.");
        }
        try (RestingFolder resting = RestingFolder.open(source, from.databaseUrl())) {
            UnfinishedRestore unfinished = UnfinishedRestore.begin(target);
            try {
                return make(resting, unfinished, to.databaseUrl(), watch);
            } catch (IOException | RuntimeException e) {
                unfinished.giveUp();
                throw e;
            }
        } catch (IOException e) {
            throw new StudioException(
                    "The data of " + source + " cannot be moved to " + target + ": " + e.getMessage() + ".", e);
        }
    }

    private static Outcome make(
            RestingFolder from, UnfinishedRestore unfinished, Optional<String> databaseUrl, Watch watch)
            throws IOException {
        Path place = unfinished.place();
        FolderFiles folder = new FolderFiles(from.root());
        List<String> files = folder.list(true);
        Room.require("The move", place, 3 * new BackupWriter(from, true, watch).estimate());
        // Texts of rows lie here for a while: they leave with what else was not shown.
        Path lines = Files.createDirectory(place.resolve(".rows"));
        List<TableMark> marks = new ArrayList<>();
        Map<String, Long> counters = from.read(handle -> {
            marks.addAll(spread(handle.getConnection(), lines, watch));
            return Counters.read(handle.getConnection(), Schema.of(handle));
        });
        FreshStore store = FreshStore.make(place, databaseUrl, from.format());
        for (String file : files) {
            watch.step("Files", 0, files.size());
            Path copy = place.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(folder.path(file), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        new StoreFiller(store, marks, counters, watch)
                .fill(
                        table -> Files.newBufferedReader(lines.resolve(table.name()), StandardCharsets.US_ASCII),
                        rows -> {},
                        () -> {
                            for (TableMark mark : marks) {
                                Files.delete(lines.resolve(mark.name()));
                            }
                            Files.delete(lines);
                            store.complete();
                            unfinished.settle();
                        });
        unfinished.done();
        return new Outcome(marks, files.size());
    }

    private static List<TableMark> spread(Connection connection, Path folder, Watch watch)
            throws SQLException, IOException {
        List<TableMark> marks = new ArrayList<>();
        for (Schema.Table table : Schema.of(connection).tables()) {
            watch.step("Reading", 0, 0);
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(folder.resolve(table.name())), 1 << 16)) {
                marks.add(new TableRows(table).write(connection, row -> true, out, watch.rows("Reading", 0, 0)));
            }
        }
        return marks;
    }
}
