package dev.tagloop.server.imports;

import dev.tagloop.server.imports.files.SourceFile;
import dev.tagloop.server.imports.files.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of rows in some uploads.
 *
 * @param leftOut names of files in archives that are not imported
 */
record FileSources(List<SourceFile> files, List<String> leftOut) {

    /** @throws UnreadableFileException for an archive that cannot be read, its name in the message */
    static FileSources of(List<Upload> uploads, Uploads store, FileImportInput input) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Upload upload : uploads) {
            try {
                SourceFile.Found found = SourceFile.of(
                        upload.id(),
                        upload.givenName(),
                        store.path(upload),
                        input.reading().type().isPresent());
                files.addAll(found.files());
                leftOut.addAll(found.leftOut());
            } catch (UnreadableFileException e) {
                throw new UnreadableFileException(named(upload.givenName(), e.getMessage()));
            }
        }
        return new FileSources(SourceFile.grouped(files), leftOut);
    }

    private static String named(String name, String message) {
        return message.startsWith(name + " ") ? message : name + ": " + message;
    }

    /** Bytes of all files. */
    long size() throws IOException {
        long size = 0;
        for (SourceFile file : files) {
            size += Math.max(0, file.size());
        }
        return size;
    }
}
