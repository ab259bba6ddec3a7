package dev.tagloop.server.backup;

import dev.tagloop.server.http.ApiLevel;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Counters;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.Stored;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one backup, of one moment of the store, while others go on writing to it. */
final class BackupWriter {
    static final String MANIFEST = "manifest.json";
    static final String ROWS = "rows/";
    static final String FILES = "files/";

    private final Stored stored;
    private final boolean secrets;
    private final Watch watch;

    BackupWriter(Stored stored, boolean secrets, Watch watch) {
        this.stored = stored;
        this.secrets = secrets;
        this.watch = watch;
    }

    /** About how many bytes the backup will have, rather too many. */
    long estimate() throws IOException {
        FolderFiles folder = new FolderFiles(stored.root());
        return folder.size(folder.list(secrets)) + stored.read(handle -> databaseSize(handle.getConnection()));
    }

    private static long databaseSize(Connection connection) throws SQLException {
        String sql = Schema.isSqlite(connection)
                ? "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
                : "SELECT pg_database_size(current_database())";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String kind(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName();
    }

    Manifest write(OutputStream file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            return stored.read(handle -> write(handle.getConnection(), zip));
        }
    }

    private Manifest write(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        // The first look at the tables fixes the moment that all others see.
        Schema schema = Schema.of(connection);
        Map<String, Long> counts = new TreeMap<>();
        for (Schema.Table table : schema.tables()) {
            counts.put(table.name(), count(connection, table));
        }
        Instant moment = Instant.now();
        // Files that rows speak of are there before the rows, and what is deleted goes after them: so files first.
        List<FileMark> files = files(zip);
        List<TableMark> tables = new ArrayList<>();
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long done = 0;
        for (Schema.Table table : schema.tables()) {
            watch.step("Rows", done, total);
            zip.putNextEntry(new ZipEntry(ROWS + table.name() + ".jsonl"));
            tables.add(new TableRows(table)
                    .write(
                            connection,
                            secrets ? row -> true : SecretColumns.without(table),
                            zip,
                            watch.rows("Rows", done, total)));
            zip.closeEntry();
            done += counts.get(table.name());
        }
        Manifest manifest = new Manifest(
                ApiLevel.programRelease(),
                stored.format(),
                kind(connection),
                moment,
                secrets,
                tables,
                Counters.read(connection, schema),
                files);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(Json.bytes(manifest.json()));
        zip.closeEntry();
        return manifest;
    }

    private static long count(Connection connection, Schema.Table table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<FileMark> files(ZipOutputStream zip) throws IOException {
        FolderFiles folder = new FolderFiles(stored.root());
        List<String> names = folder.list(secrets);
        List<FileMark> marks = new ArrayList<>();
        for (String name : names) {
            watch.step("Files", marks.size(), names.size());
            if (!SafePath.isSafe(name)) {
                throw new BackupException("The file " + folder.path(name)
                        + " has a name that a backup cannot hold: rename it, then try again.");
            }
            try (InputStream content = Files.newInputStream(folder.path(name))) {
                marks.add(file(zip, name, content));
            } catch (NoSuchFileException e) {
                watch.progress().log("The file " + name + " was deleted meanwhile.");
            }
        }
        return marks;
    }

    private static FileMark file(ZipOutputStream zip, String name, InputStream content) throws IOException {
        zip.putNextEntry(new ZipEntry(FILES + name));
        Digesting digest = new Digesting();
        digest.copy(content, zip, Long.MAX_VALUE);
        zip.closeEntry();
        return new FileMark(name, digest.size(), digest.sha256());
    }
}
