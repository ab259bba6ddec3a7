package dev.tagloop.datasets.discovery;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.source.ArchiveFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A format of data files, called a builder by Hugging Face's library. */
public enum FileFormat {
    PARQUET("parquet"),
    ARROW("arrow"),
    JSON("json"),
    CSV("csv"),
    TEXT("text");

    /** The extensions in the order that decides a tie. */
    private static final List<String> EXTENSIONS =
            List.of("parquet", "arrow", "jsonl", "json", "csv", "txt", "tsv", "ndjson");

    private final String builder;

    FileFormat(String builder) {
        this.builder = builder;
    }

    /** The name under which {@code load_dataset} takes files of this format directly. */
    public String builder() {
        return builder;
    }

    /** The format of a builder's name, or null if there is no such builder here. */
    public static FileFormat ofBuilder(String name) {
        for (FileFormat format : values()) {
            if (format.builder.equals(name)) {
                return format;
            }
        }
        return null;
    }

    /**
     * The format that most of the files have, by their extensions; other files are not data.
     *
     * @throws DatasetException if no file has a known extension
     */
    public static FileFormat infer(Collection<String> paths, String where) {
        Map<String, Integer> counts = new HashMap<>();
        paths.forEach(path -> extensions(path).forEach(extension -> counts.merge(extension, 1, Integer::sum)));
        String best = null;
        for (String extension : EXTENSIONS) {
            int count = counts.getOrDefault(extension, 0);
            if (count > 0 && (best == null || count > counts.get(best))) {
                best = extension;
            }
        }
        if (best == null) {
            throw new DatasetException("No data files were recognised in " + where + " among " + first(paths)
                    + ". Known are .parquet, .arrow, .jsonl, .ndjson, .json, .csv, .tsv and .txt, also in a .zip");
        }
        return ofExtension(best);
    }

    /** Whether {@code path} has an extension of this format. */
    public boolean reads(String path) {
        return extensions(path).stream().anyMatch(extension -> ofExtension(extension) == this);
    }

    private static List<String> extensions(String path) {
        String inner = path.substring(path.lastIndexOf(ArchiveFiles.INSIDE) + 1);
        String[] parts = inner.substring(inner.lastIndexOf('/') + 1).split("\\.");
        List<String> extensions = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String extension = parts[i].toLowerCase(Locale.ROOT);
            if (EXTENSIONS.contains(extension)) {
                extensions.add(extension);
            }
        }
        return extensions;
    }

    private static FileFormat ofExtension(String extension) {
        return switch (extension) {
            case "parquet" -> PARQUET;
            case "arrow" -> ARROW;
            case "jsonl", "json", "ndjson" -> JSON;
            case "csv", "tsv" -> CSV;
            default -> TEXT;
        };
    }

    private static List<String> first(Collection<String> paths) {
        return paths.stream().limit(5).toList();
    }
}
