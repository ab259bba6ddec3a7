package dev.tagloop.server.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which files can be uploaded, and as what they are sent back. */
final class FileKinds {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry(".json", "application/json"),
            Map.entry(".csv", "text/csv"),
            Map.entry(".tsv", "text/tab-separated-values"),
            Map.entry(".txt", "text/plain"),
            Map.entry(".xml", "application/xml"),
            Map.entry(".html", "text/html"),
            Map.entry(".htm", "text/html"),
            Map.entry(".pdf", "application/pdf"),
            Map.entry(".wav", "audio/wav"),
            Map.entry(".mp3", "audio/mpeg"),
            Map.entry(".flac", "audio/flac"),
            Map.entry(".m4a", "audio/mp4"),
            Map.entry(".ogg", "audio/ogg"),
            Map.entry(".mp4", "video/mp4"),
            Map.entry(".webm", "video/webm"),
            Map.entry(".bmp", "image/bmp"),
            Map.entry(".gif", "image/gif"),
            Map.entry(".jpg", "image/jpeg"),
            Map.entry(".jpeg", "image/jpeg"),
            Map.entry(".png", "image/png"),
            Map.entry(".svg", "image/svg+xml"),
            Map.entry(".webp", "image/webp"));

    private FileKinds() {}

    static boolean isSupported(String extension) {
        return type(extension).isPresent();
    }

    /** The content type of files with this extension, in any case. */
    static Optional<String> type(String extension) {
        return Optional.ofNullable(TYPES.get(extension.toLowerCase(Locale.ROOT)));
    }

    /** Whether a browser would run what is in such a file. */
    static boolean isActive(String type) {
        return type.equals("text/html") || type.endsWith("xml");
    }
}
