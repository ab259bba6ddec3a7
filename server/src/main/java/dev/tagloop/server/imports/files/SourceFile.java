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

/**
 * One file of rows: an upload, or what lies in one that is a zip archive.
 *
 * @param upload the id of the upload
 * @param name as its sender knows it, with its place in the archive
 * @param file the bytes, perhaps compressed with gzip
 */
public record SourceFile(long upload, String name, DataFile file) {
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
            return new Found(List.of(new SourceFile(upload, name, file)), List.of());
        }
        List<SourceFile> files = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Map.Entry<String, DataFile> entry : contents(file).entrySet()) {
            if (anyType || FileType.ofName(entry.getKey()).isPresent()) {
                files.add(new SourceFile(upload, name + INSIDE + entry.getKey(), entry.getValue()));
            } else {
                leftOut.add(entry.getKey());
            }
        }
        if (files.isEmpty()) {
            throw new UnreadableFileException(
                    "There is no file to import in the archive: it needs names that end with .json, .jsonl, .csv,"
                            + " .tsv, .txt or .parquet, also with .gz behind");
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

    /** Bytes as they lie on the disk, or in the archive once unpacked. */
    public long size() throws IOException {
        return file.length();
    }

    /** The content, unpacked where it is compressed with gzip. @param meter counts the bytes before they are unpacked */
    InputStream open(Meter meter) throws IOException {
        BufferedInputStream in = new BufferedInputStream(meter.counted(file.open()), BUFFER);
        try {
            in.mark(2);
            byte[] magic = in.readNBytes(2);
            in.reset();
            boolean packed = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
            return packed ? new Unpacked(in, file.length()) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    static String withoutGz(String lowerCaseName) {
        return lowerCaseName.endsWith(".gz") ? lowerCaseName.substring(0, lowerCaseName.length() - 3) : lowerCaseName;
    }
}
