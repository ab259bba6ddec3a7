package dev.tagloop.server.privacy;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the MD5 that is told of a kept export that of its file, where the file was changed. */
record ExportMarks(Database database, Path root) {
    private static final Pattern SNAPSHOT = Pattern.compile("exports/\\d+/(\\d+)\\.json");
    private static final Pattern CONVERSION = Pattern.compile("exports/\\d+/\\d+-(\\d+)");

    /** @param files paths in the data folder, of whatever kind */
    void renew(List<String> files) {
        for (String file : files) {
            Matcher snapshot = SNAPSHOT.matcher(file);
            Matcher conversion = CONVERSION.matcher(file);
            if (snapshot.matches()) {
                store("export_snapshots", Long.parseLong(snapshot.group(1)), file);
            } else if (conversion.matches()) {
                store("export_conversions", Long.parseLong(conversion.group(1)), file);
            }
        }
    }

    private void store(String table, long id, String file) {
        String md5 = md5(root.resolve(file));
        database.write(handle -> handle.execute("UPDATE " + table + " SET md5 = ? WHERE id = ?", md5, id));
    }

    private static String md5(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw FileFailure.of("The export " + file + " cannot be read", file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
