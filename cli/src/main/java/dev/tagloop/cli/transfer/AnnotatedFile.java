package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.labelstudio.convert.read.FileFormat;
import dev.tagloop.labelstudio.convert.read.FileFormats;
import dev.tagloop.labelstudio.convert.read.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file, or a folder of brat's, that is read as annotated.
 *
 * @param format what it is
 * @param reason what speaks for that, a clause
 * @param files what to read
 */
record AnnotatedFile(FileFormat format, String reason, List<SourceFile> files) {
    private static final String TEXT = ".txt";
    private static final String ANNOTATIONS = ".ann";

    /**
     * What a file is; empty if it is a table, plain text or Label Studio's own JSON.
     *
     * @param stated the format that was stated, if any
     */
    static Optional<AnnotatedFile> of(Path path, Optional<FileFormat> stated) {
        if (Files.isDirectory(path)) {
            return Optional.of(folder(path, stated));
        }
        if (!Files.isRegularFile(path)) {
            throw new UserError("There is no file " + path + ".");
        }
        Optional<AnnotatedFile> pair = pair(path, stated);
        if (pair.isPresent()) {
            return pair;
        }
        List<SourceFile> files = List.of(SourceFile.of(path));
        if (stated.isPresent()) {
            return stated.map(format -> new AnnotatedFile(format, "it was stated", files));
        }
        String name = path.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv") || lower.endsWith(".parquet")) {
            return Optional.empty();
        }
        return FileFormats.recognize(name, first(path)).stream()
                .findFirst()
                .map(candidate -> new AnnotatedFile(candidate.format(), candidate.reason(), files));
    }

    private static AnnotatedFile folder(Path path, Optional<FileFormat> stated) {
        List<Path> found;
        try (Stream<Path> inside = Files.list(path)) {
            found = inside.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UserError("The folder " + path + " cannot be read: " + e.getMessage(), e);
        }
        if (stated.filter(format -> format != FileFormat.BRAT).isPresent()
                || found.stream().noneMatch(file -> file.toString().endsWith(ANNOTATIONS))) {
            throw new UserError(
                    "The folder " + path + " holds no .ann files: only brat's folders are read; name a file.");
        }
        return new AnnotatedFile(
                FileFormat.BRAT,
                "the folder holds .ann files",
                found.stream().map(SourceFile::of).toList());
    }

    /** A text and its annotations, whichever of both was named. */
    private static Optional<AnnotatedFile> pair(Path path, Optional<FileFormat> stated) {
        String name = path.getFileName().toString();
        boolean named = name.endsWith(TEXT) || name.endsWith(ANNOTATIONS);
        if (!named || stated.filter(format -> format != FileFormat.BRAT).isPresent()) {
            return Optional.empty();
        }
        String stem = name.substring(0, name.length() - TEXT.length());
        Path text = path.resolveSibling(stem + TEXT);
        Path annotations = path.resolveSibling(stem + ANNOTATIONS);
        if (!Files.isRegularFile(annotations)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(text)) {
            throw new UserError("The text of " + path + " is missing: " + text.getFileName() + " belongs beside it.");
        }
        return Optional.of(new AnnotatedFile(
                FileFormat.BRAT,
                "an .ann file stands beside a .txt",
                List.of(SourceFile.of(text), SourceFile.of(annotations))));
    }

    private static byte[] first(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(FileFormats.FIRST_BYTES);
        } catch (IOException e) {
            throw new UserError(path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
