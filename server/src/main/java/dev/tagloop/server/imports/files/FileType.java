package dev.tagloop.server.imports.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What rows of a file are written as. */
public enum FileType {
    /** One array of tasks, or one task. */
    JSON,
    /** A task a line. */
    JSONL,
    /** A table with a header row, its cells between commas, semicolons or bars. */
    CSV,
    /** The same with tabs. */
    TSV,
    /** Plain text. */
    TXT,
    PARQUET;

    /** Its name on the wire: {@code jsonl}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(FileType::word).toList();
    }

    /** By the ending of a name, in any case and without {@code .gz}. */
    static Optional<FileType> ofName(String name) {
        String plain = SourceFile.withoutGz(name.toLowerCase(Locale.ROOT));
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "json" -> Optional.of(JSON);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "txt", "text" -> Optional.of(TXT);
            case "parquet" -> Optional.of(PARQUET);
            default -> Optional.empty();
        };
    }

    boolean isTable() {
        return this == CSV || this == TSV;
    }

    boolean isJson() {
        return this == JSON || this == JSONL;
    }
}
