package dev.tagloop.labelstudio.convert.read;

import java.io.IOException;
import java.io.InputStream;

/** Opens the JSON values of a file, however they follow each other. */
final class JsonFile {
    private JsonFile() {}

    static Records open(SourceFile file) {
        return switch (layout(file)) {
            case ARRAY -> new ElementRecords(file, "");
            case ANNOTATIONS -> new ElementRecords(file, "annotations");
            case LINES, NONE -> new LineRecords(file);
        };
    }

    private static FirstValue.Layout layout(SourceFile file) {
        return FileFormats.isLines(file.name())
                ? FirstValue.Layout.LINES
                : FirstValue.of(first(file)).layout();
    }

    private static byte[] first(SourceFile file) {
        try (InputStream source = file.open()) {
            return source.readNBytes(FileFormats.FIRST_BYTES);
        } catch (IOException e) {
            throw Unreadable.of(file.name(), e);
        }
    }
}
