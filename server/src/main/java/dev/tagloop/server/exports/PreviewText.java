package dev.tagloop.server.exports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The beginning of a file as a person looks at it; of an archive its files one after the other. */
final class PreviewText {
    /** Characters; a look, not the file. */
    private static final int MOST = 20_000;

    private PreviewText() {}

    static String of(byte[] file, boolean archive) throws IOException {
        if (!archive) {
            return cut(new String(file, StandardCharsets.UTF_8));
        }
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && text.length() < MOST;
                    entry = zip.getNextEntry()) {
                text.append("=== ").append(entry.getName()).append('\n');
                byte[] content = zip.readAllBytes();
                text.append(isText(content) ? new String(content, StandardCharsets.UTF_8) : content.length + " bytes");
                text.append('\n');
            }
        }
        return cut(text.toString());
    }

    private static boolean isText(byte[] content) {
        for (byte value : content) {
            if (value == 0) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MOST) - 1));
    }
}
