package dev.tagloop.server.backup;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.server.storage.OwnersFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup, opened to be read. Nothing in it is believed: its parts must be those of its manifest, byte for byte. */
public final class BackupFile implements AutoCloseable {
    /** A manifest names every file of a data folder, of which there may be many. */
    private static final long LONGEST_MANIFEST = 256L << 20;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws BackupException when the file is not there, no backup, or has other parts than its manifest says */
    public static BackupFile open(Path path) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            Manifest manifest = manifest(zip);
            requireParts(zip, manifest);
            return new BackupFile(path, zip, manifest);
        } catch (NoSuchFileException e) {
            throw new BackupException("The backup " + path + " is not there.", e);
        } catch (ZipException e) {
            throw new BackupException(
                    "The file " + path + " is no backup, or was cut short: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            closeQuietly(zip);
            throw new BackupException("The backup " + path + " cannot be read: " + e.getMessage() + ".", e);
        } catch (RuntimeException e) {
            closeQuietly(zip);
            throw e;
        }
    }

    private static void closeQuietly(ZipFile zip) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.MANIFEST);
        if (entry == null) {
            throw new BackupException("The file " + zip.getName() + " is no backup of Tagloop: it has no manifest.");
        }
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] bytes = content.readNBytes((int) LONGEST_MANIFEST);
            return Manifest.read(Json.read(bytes));
        } catch (JsonException e) {
            throw new BackupException("The manifest of the backup " + zip.getName() + " is damaged.", e);
        }
    }

    private static void requireParts(ZipFile zip, Manifest manifest) {
        List<String> named = new ArrayList<>();
        named.add(BackupWriter.MANIFEST);
        manifest.tables().forEach(table -> named.add(part(table)));
        manifest.files().forEach(file -> named.add(part(file)));
        List<String> found = zip.stream().map(ZipEntry::getName).sorted().toList();
        if (!found.equals(named.stream().sorted().toList())) {
            TreeMap<String, Integer> more = new TreeMap<>();
            found.forEach(name -> more.merge(name, 1, Integer::sum));
            named.forEach(name -> more.merge(name, -1, Integer::sum));
            String first = more.entrySet().stream()
                    .filter(count -> count.getValue() != 0)
                    .map(count -> (count.getValue() > 0 ? "it holds " : "it lacks ") + count.getKey())
                    .findFirst()
                    .orElse("they differ");
            throw new BackupException("The backup " + zip.getName() + " has not the parts that its manifest names: "
                    + first.replaceAll("\\p{Cntrl}", "?") + ".");
        }
    }

    private static String part(TableMark table) {
        return BackupWriter.ROWS + table.name() + ".jsonl";
    }

    private static String part(FileMark file) {
        return BackupWriter.FILES + file.path();
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Reads everything and compares sizes and digests. @throws BackupException when a part is not what it was */
    public void verify(Watch watch) {
        long done = 0;
        for (FileMark file : manifest.files()) {
            watch.step("Checking", done, manifest.size());
            check(part(file), file.size(), file.sha256(), OutputStream.nullOutputStream());
            done += file.size();
        }
        for (TableMark table : manifest.tables()) {
            watch.step("Checking", done, manifest.size());
            Lines lines = new Lines();
            check(part(table), table.size(), table.sha256(), lines);
            if (lines.count != table.rows()) {
                throw damaged(part(table));
            }
            done += table.size();
        }
    }

    private static final class Lines extends OutputStream {
        private long count;

        @Override
        public void write(int sign) {
            count += sign == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                count += bytes[i] == '\n' ? 1 : 0;
            }
        }
    }

    private void check(String part, long size, String sha256, OutputStream out) {
        Digesting digest = new Digesting();
        try (InputStream content = zip.getInputStream(zip.getEntry(part))) {
            digest.copy(content, out, size);
        } catch (ZipException e) {
            throw damaged(part);
        } catch (IOException e) {
            throw new BackupException("The backup " + path + " cannot be read: " + e.getMessage() + ".", e);
        }
        if (digest.size() != size || !digest.sha256().equals(sha256)) {
            throw damaged(part);
        }
    }

    private BackupException damaged(String part) {
        return new BackupException("The backup " + path + " is damaged: its part " + part
                + " is not what it was when it was written. Use another backup.");
    }

    /** Writes a file of the backup to its place. */
    void extract(FileMark file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        // The key is its owner's alone, here as where it came from.
        try (OutputStream out = file.path().equals(FolderFiles.KEY)
                ? Channels.newOutputStream(OwnersFile.create(target))
                : Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            check(part(file), file.size(), file.sha256(), out);
        }
    }

    /** The lines of a table. To be closed. */
    BufferedReader rows(TableMark table) throws IOException {
        return new BufferedReader(
                new InputStreamReader(zip.getInputStream(zip.getEntry(part(table))), StandardCharsets.US_ASCII),
                1 << 16);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
