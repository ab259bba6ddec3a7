package dev.tagloop.server.imports.files;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.ArchiveFiles;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.source.PathFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One file of rows: an upload, or what lies in one that is a zip archive.
 *
 * @param upload the id of the upload
 * @param name as its sender knows it, with its place in the archive
 * @param file the bytes, perhaps compressed with gzip
 * @param together all files that are read with it, itself among them; empty for one that is read alone
 */
public record SourceFile(long upload, String name, DataFile file, List<SourceFile> together) {
    private static final int BUFFER = 1 << 16;
    private static final String INSIDE = " / ";

    /** Files of an archive, and those that are left out because nobody knows how to read them. */
    public record Found(List<SourceFile> files, List<String> leftOut) {}

    /**
     * The files of an upload.
     *
     * @param anyType whether files of an archive are taken whatever their names end with
     * @throws UnreadableFileException for an archive that is broken, empty or made to do harm
     */
    public static Found of(long upload, String name, Path path, boolean anyType) throws IOException {
        DataFile file = new NamedFile(name, new PathFile(path), new Meter(() -> {}));
        if (!isZip(path)) {
            return new Found(List.of(new SourceFile(upload, name, file, List.of())), List.of());
        }
        List<SourceFile> files = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Map.Entry<String, DataFile> entry : contents(file).entrySet()) {
            if (anyType || FileType.ofName(entry.getKey()).isPresent()) {
                files.add(new SourceFile(upload, name + INSIDE + entry.getKey(), entry.getValue(), List.of()));
            } else {
                leftOut.add(entry.getKey());
            }
        }
        if (files.isEmpty()) {
            throw new UnreadableFileException(
                    "There is no file to import in the archive: it needs names that end with .json, .jsonl, .csv,"
                            + " .tsv, .txt, .parquet, .conll or .ann, also with .gz behind");
        }
        return new Found(files, leftOut);
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }

    private static Map<String, DataFile> contents(DataFile zip) {
        try {
            return ArchiveFiles.contents(zip);
        } catch (DatasetException e) {
            throw new UnreadableFileException(e.getMessage());
        }
    }

    /** The files with those that belong together as one: brat's annotations lie beside their texts. */
    public static List<SourceFile> grouped(List<SourceFile> files) {
        List<SourceFile> brat = files.stream()
                .filter(found ->
                        found.plainName().endsWith(".ann") || found.plainName().endsWith(".txt"))
                .toList();
        if (brat.stream().noneMatch(found -> found.plainName().endsWith(".ann"))) {
            return files;
        }
        SourceFile first = brat.getFirst();
        List<SourceFile> grouped = new ArrayList<>();
        grouped.add(new SourceFile(first.upload(), first.name(), first.file(), brat));
        files.stream().filter(found -> !brat.contains(found)).forEach(grouped::add);
        return grouped;
    }

    /** Bytes as they lie on the disk, or in the archive once unpacked. */
    public long size() throws IOException {
        long size = together.isEmpty() ? Math.max(0, file.length()) : 0;
        for (SourceFile other : together) {
            size += other.size();
        }
        return size;
    }

    /** The name without {@code .gz}. */
    String plainName() {
        return withoutGz(name);
    }

    /** The content, unpacked where it is compressed with gzip. @param meter counts the bytes before they are unpacked */
    InputStream open(Meter meter) throws IOException {
        BufferedInputStream in = new BufferedInputStream(meter.counted(ToldStream.open(file::open)), BUFFER);
        try {
            in.mark(2);
            byte[] magic = in.readNBytes(2);
            in.reset();
            boolean packed = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
            return packed ? new Unpacked(ToldStream.open(() -> new GZIPInputStream(in, BUFFER)), file.length()) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    static String withoutGz(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
